using KnowledgePark.Tenants;
using static KnowledgePark.Tenants.OrganisationKind;

namespace KnowledgePark.Host.Demo;

/// <summary>The organisations of the demo park. All are made up.</summary>
internal static class DemoTenants
{
    /// <summary>The park's own people, who book what nobody else does.</summary>
    public const string OperatorId = "park-operations";

    public static IReadOnlyList<Organisation> Create() =>
    [
        Of(Other, OperatorId, "Park of Knowledge Operations", "Дирекция „Парк на знанието“"),

        Of(Startup, "rila-robotics", "Rila Robotics", "Рила Роботикс"),
        Of(Startup, "vitoshka-vision", "Vitoshka Vision", "Витошка Вижън"),
        Of(Startup, "loza-analytics", "Loza Analytics", "Лоза Аналитикс"),
        Of(Startup, "kukeri-games", "Kukeri Games", "Кукери Геймс"),
        Of(Startup, "bilka-biotech", "Bilka Biotech", "Билка Биотех"),
        Of(Startup, "martenitsa-health", "Martenitsa Health", "Мартеница Хелт"),
        Of(Startup, "slantse-storage", "Slantse Storage", "Слънце Сторидж"),
        Of(Startup, "orlovo-drones", "Orlovo Drones", "Орлово Дронс"),
        Of(Startup, "chitalishte-ai", "Chitalishte AI", "Читалище ЕйАй"),
        Of(Startup, "peperuda-fintech", "Peperuda Fintech", "Пеперуда Финтех"),

        Of(Company, "iskar-semiconductors", "Iskar Semiconductors", "Искър Полупроводници"),
        Of(Company, "thracia-software", "Thracia Software House", "Тракия Софтуер Хаус"),
        Of(Company, "balkan-instruments", "Balkan Instruments", "Балкански инструменти"),
        Of(Company, "rosa-cosmetics", "Rosa Valley Cosmetics", "Козметика „Розова долина“"),
        Of(Company, "pirin-cloud", "Pirin Cloud", "Пирин Клауд"),
        Of(Company, "old-town-press", "Old Town Press", "Печатница „Стария град“", isActive: false),

        Of(University, "danubian-university", "Danubian Technical University", "Дунавски технически университет"),
        Of(University, "vitosha-university", "Vitosha University of Sciences", "Витошки университет за науки"),
        Of(University, "academy-design", "Academy of Design and Media", "Академия за дизайн и медии"),

        Of(Institute, "institute-materials", "Balkan Institute of Materials", "Балкански институт по материали"),
        Of(Institute, "institute-genomics", "Institute of Plant Genomics", "Институт по растителна геномика"),
        Of(Institute, "institute-climate", "Institute for Climate and Water", "Институт за климат и води"),
        Of(Institute, "institute-language", "Institute for Language Technology", "Институт за езикови технологии"),

        Of(School, "school-mathematics", "High School of Mathematics 'Sofia East'", "Математическа гимназия „София-изток“"),
        Of(School, "school-electronics", "School of Electronics 'Mladost'", "Гимназия по електроника „Младост“"),

        Of(PublicBody, "agency-innovation", "Agency for Regional Innovation", "Агенция за регионални иновации"),
        Of(PublicBody, "district-council", "East District Council", "Районен съвет „Изток“"),
        Of(PublicBody, "patent-desk", "Patent Information Desk", "Бюро за патентна информация"),

        Of(Ngo, "code-for-all", "Code for All Foundation", "Фондация „Код за всички“"),
        Of(Ngo, "women-in-labs", "Women in Laboratories Association", "Асоциация „Жени в лабораториите“"),
        Of(Ngo, "green-cities-network", "Green Cities Network", "Мрежа „Зелени градове“"),
        Of(Ngo, "young-inventors", "Club of Young Inventors", "Клуб „Млад изобретател“"),

        Of(Investor, "sredets-ventures", "Sredets Ventures", "Средец Венчърс"),
        Of(Investor, "seven-lakes-capital", "Seven Lakes Capital", "Седемте езера Капитал"),
    ];

    private static Organisation Of(OrganisationKind kind, string id, string name, string nameBg, bool isActive = true) => new()
    {
        Id = id,
        Kind = kind,
        Name = name,
        NameBg = nameBg,
        IsActive = isActive,
        Website = $"https://{id}.example.org",
    };
}

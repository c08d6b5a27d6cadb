using System.Globalization;
using KnowledgePark.Access;
using KnowledgePark.Tenants;

namespace KnowledgePark.Host.Demo;

/// <summary>The people of the demo park. All are made up; their addresses lead nowhere (RFC 2606).</summary>
internal static class DemoPeople
{
    /// <summary>Who operates the park.</summary>
    public static readonly string OperatorId = Id(0);

    /// <summary>Who administers nothing: the contact of one organisation and a member of another.</summary>
    public static readonly string MemberId = Id(38);

    /// <summary>The name as the person writes it, and what stands before the @. Who writes in Cyrillic reads Bulgarian.</summary>
    private static readonly (string Name, string Mailbox)[] s_people =
    [
        ("Елена Димитрова", "elena.dimitrova"), ("Георги Стоименов", "georgi.stoimenov"), ("Maria Petkova", "maria.petkova"), ("Иван Кръстев", "ivan.krastev"),
        ("Десислава Райкова", "desislava.raykova"), ("Nikolay Angelov", "nikolay.angelov"), ("Цветелина Манева", "tsvetelina.maneva"), ("Петър Вълков", "petar.valkov"),
        ("Anna Lindqvist", "anna.lindqvist"), ("Стефан Радоев", "stefan.radoev"), ("Радостина Желева", "radostina.zheleva"), ("Viktor Slavov", "viktor.slavov"),
        ("Калина Борисова", "kalina.borisova"), ("Димитър Ганчев", "dimitar.ganchev"), ("Sofia Marinelli", "sofia.marinelli"), ("Любомир Тонев", "lyubomir.tonev"),
        ("Ивайла Христова", "ivayla.hristova"), ("Martin Kolev", "martin.kolev"), ("Теодора Илчева", "teodora.ilcheva"), ("Красимир Бонев", "krasimir.bonev"),
        ("Jonas Weber", "jonas.weber"), ("Весела Дойчева", "vesela.doycheva"), ("Огнян Петканов", "ognyan.petkanov"), ("Gergana Misheva", "gergana.misheva"),
        ("Александър Лазов", "aleksandar.lazov"), ("Милена Тачева", "milena.tacheva"), ("Daniel Okafor", "daniel.okafor"), ("Росица Гочева", "rositsa.gocheva"),
        ("Емил Найденов", "emil.naydenov"), ("Boryana Stancheva", "boryana.stancheva"), ("Явор Миленков", "yavor.milenkov"), ("Габриела Пенчева", "gabriela.pencheva"),
        ("Plamen Yordanov", "plamen.yordanov"), ("Силвия Атанасова", "silvia.atanasova"), ("Тодор Велев", "todor.velev"), ("Claire Dubois", "claire.dubois"),
        ("Надежда Колева", "nadezhda.koleva"), ("Христо Беров", "hristo.berov"), ("Ralitsa Todorova", "ralitsa.todorova"), ("Асен Филипов", "asen.filipov"),
        ("Магдалена Русева", "magdalena.ruseva"), ("Kiril Damyanov", "kiril.damyanov"), ("Йоана Симова", "yoana.simova"), ("Борис Цанков", "boris.tsankov"),
        ("Elif Kaya", "elif.kaya"), ("Снежана Видева", "snezhana.videva"), ("Румен Драганов", "rumen.draganov"), ("Liliya Kostova", "liliya.kostova"),
        ("Васил Чолаков", "vasil.cholakov"), ("Ася Минкова", "asya.minkova"), ("Tomasz Nowak", "tomasz.nowak"), ("Биляна Зарева", "bilyana.zareva"),
        ("Константин Бакалов", "konstantin.bakalov"), ("Iva Panayotova", "iva.panayotova"), ("Методи Славчев", "metodi.slavchev"), ("Ралица Божкова", "ralitsa.bozhkova"),
        ("Simeon Hadzhiev", "simeon.hadzhiev"), ("Диана Попандова", "diana.popandova"), ("Ангел Костадинов", "angel.kostadinov"), ("Irina Vasileva", "irina.vasileva"),
    ];

    /// <summary>The operator, one who looks after the laboratory wing, and one who looks after all event halls.</summary>
    public static IReadOnlyList<OperatorAssignment> Assignments() =>
    [
        new() { Id = "operates-park", PersonId = OperatorId },
        new() { Id = "operates-laboratories", PersonId = Id(36), BuildingId = "laboratory-wing" },
        new() { Id = "operates-halls", PersonId = Id(37), Kind = Facilities.SpaceKind.EventHall },
    ];

    /// <summary>The person who administers an organisation.</summary>
    public static string FirstOf(string organisationId) =>
        MembershipsIn(DemoTenants.Create()).First(m => m.OrganisationId == organisationId && m.Role == MembershipRole.Administrator).PersonId;

    public static IReadOnlyList<Person> Create() => [.. s_people.Select((person, i) => new Person
    {
        Id = Id(i),
        Name = person.Name,
        Email = $"{person.Mailbox}@example.org",
        Language = person.Name[0] > 'z' ? "bg" : "en",
    })];

    /// <summary>Everybody has a place somewhere, every seventh a second one; the first of an organisation administers it, the second is its contact.</summary>
    public static IReadOnlyList<Membership> MembershipsIn(IReadOnlyList<Organisation> organisations)
    {
        var active = organisations.Where(o => o.IsActive).ToList();
        var memberships = new List<Membership>();
        for (var i = 0; i < s_people.Length; i++)
        {
            Add(i, active[i % active.Count], i < active.Count ? MembershipRole.Administrator : MembershipRole.Contact);
            if (i % 7 == 3)
                Add(i, active[(i + 11) % active.Count], MembershipRole.Member);
        }

        return memberships;

        void Add(int person, Organisation organisation, MembershipRole role) => memberships.Add(new Membership
        {
            Id = $"{Id(person)}-{organisation.Id}",
            OrganisationId = organisation.Id,
            PersonId = Id(person),
            Role = role,
        });
    }

    private static string Id(int person) => string.Create(CultureInfo.InvariantCulture, $"person-{person + 1:00}");
}

using KnowledgePark.Facilities;
using KnowledgePark.Tenants;
using static KnowledgePark.Tenants.OrganisationKind;

namespace KnowledgePark.Host.Demo;

/// <summary>The everyday of the demo park, kind by kind.</summary>
internal static class DemoHabits
{
    private static readonly OrganisationKind[] s_firms = [Startup, Startup, Company, Investor];
    private static readonly OrganisationKind[] s_learned = [University, University, Institute];
    private static readonly OrganisationKind[] s_public = [PublicBody, Ngo, Other];
    private static readonly OrganisationKind[] s_makers = [Startup, School, Ngo, University];
    private static readonly OrganisationKind[] s_all = [.. s_firms, .. s_learned, .. s_public, School];

    public static readonly IReadOnlyList<Habit> All =
    [
        new(SpaceKind.MeetingRoom, 26, 8, 18, [30, 60, 60, 90, 120], s_all,
        [
            "Weekly team meeting", "Седмична оперативка", "Project kick-off", "Steering committee", "Среща с инвеститор", "Job interviews",
            "Интервюта за работа",
            "Product roadmap review", "Преглед на бюджета", "Call with partners in Leuven", "Sprint planning", "Sprint retrospective",
            "Работна среща по проект „Зелен град“",
            "Legal consultation", "Consortium meeting", "Заседание на управителния съвет", "Patent search consultation",
            "Договаряне с доставчик", "Mentoring hour", "Board meeting",
        ]),
        new(SpaceKind.Classroom, 17, 8, 18, [45, 90, 90, 135, 180], [.. s_learned, School, Ngo],
        [
            "Seminar: Linear Algebra", "Упражнения по програмиране", "Applied Statistics", "Курс по Python за начинаещи",
            "Academic Writing", "Защита на курсови проекти",
            "Bulgarian for Foreign Students", "Английски език B2", "Exam: Data Structures", "Изпит по физика", "Teachers' training",
            "Школа по математика", "Machine Learning tutorial",
            "Въведение в роботиката", "Entrepreneurship class", "Консултация преди изпит",
        ]),
        new(SpaceKind.LectureHall, 8, 8, 17, [90, 90, 120, 180], s_learned,
        [
            "Public lecture: The Water of the Future", "Лекция по органична химия", "Guest lecture: Trustworthy AI",
            "Лекция по макроикономика", "Inaugural lecture",
            "Публична защита на дисертация", "Lecture: Quantum Computing", "Олимпиада по информатика", "Career day presentation",
            "Ден на отворените врати",
        ]),
        new(SpaceKind.Laboratory, 17, 6, 20, [120, 180, 240, 480, 600, 840, 1440, 2880], [.. s_learned, Startup, Company],
        [
            "Sequencing run", "Изпитване на проби", "Prototype test", "Серия измервания", "Calibration", "Калибриране на апаратура",
            "Student practical", "Лабораторно упражнение",
            "Long-term stability test", "Синтез на катализатор", "Sensor characterisation", "Battery cycling", "Анализ на почвени проби",
            "Robot arm integration", "Пробоподготовка",
        ]),
        new(SpaceKind.HotDesk, 9, 8, 14, [240, 480, 480, 540], [Startup, Startup, Company, Ngo, Investor],
        [
            "Day at the desk", "Работен ден", "Guest desk", "Бюро за гост", "Visiting developer", "Half a day in the park",
        ]),
        new(SpaceKind.DedicatedDesk, 1, 8, 10, [480, 540], [Startup, Company], ["Desk on trial", "Пробен ден"]),
        new(SpaceKind.PhoneBooth, 6, 8, 19, [15, 30, 30, 45, 60], s_firms,
        [
            "Phone call", "Разговор с клиент", "Customer call", "Онлайн интервю", "Remote consultation", "Stand-up call",
        ]),
        new(SpaceKind.Studio, 5, 9, 18, [60, 120, 180, 240], [University, Startup, Ngo, Company],
        [
            "Podcast: Hello, Science", "Запис на подкаст", "Product photographs", "Видео за кампания", "Online course recording",
            "Запис на онлайн лекция", "Voice-over", "Interview for the park's channel",
        ]),
        new(SpaceKind.Workshop, 6, 9, 18, [120, 180, 240], s_makers,
        [
            "3D printing evening", "Работилница за прототипи", "Laser cutter introduction", "Дизайн спринт", "Repair café",
            "Клуб по роботика", "Sewing electronics", "Изработка на макет", "Model building for architects",
        ]),
        new(SpaceKind.EventHall, 5, 9, 17, [120, 180, 240, 360, 480], s_all,
        [
            "Demo day", "Кръгла маса", "Partner forum", "Общо събрание", "Company anniversary", "Награждаване на млади учени",
            "Training for all staff", "Информационен ден", "Regional hackathon", "Представяне на книга",
        ]),
        new(SpaceKind.Exhibition, 2, 9, 16, [180, 240, 360, 480], [Ngo, University, PublicBody, School],
        [
            "Student posters", "Изложба „Наука в кадър“", "Inventions of the year", "Изложба на детски рисунки", "Prototype fair",
        ]),
        new(SpaceKind.Lounge, 3, 10, 20, [60, 120, 180], s_firms,
        [
            "Founders' breakfast", "Нетуъркинг", "Angel investors' evening", "Чай с ментор", "Welcome drink",
        ]),
        new(SpaceKind.Outdoor, 3, 9, 18, [60, 120, 180, 240], [Ngo, School, Startup, University],
        [
            "Drone test flights", "Открит урок", "Open-air yoga for teams", "Изпитване на дронове", "Herb walk", "Лятно кино",
        ]),
        new(SpaceKind.Parking, 5, 7, 16, [120, 240, 480, 600], s_all,
        [
            "Visitor's car", "Кола на гост", "Delivery", "Служебен автомобил", "Charging",
        ]),
        new(SpaceKind.Office, 2, 8, 12, [240, 480, 540], [Startup, Company, Institute],
        [
            "Project week", "Проектен екип", "Audit team", "Visiting researchers",
        ]),
        new(SpaceKind.Library, 1, 10, 15, [60, 120], [University, Institute], ["Work with first editions", "Проучване на ръкописи"]),
        new(SpaceKind.Other, 2, 8, 18, [30, 60], s_all, ["Storage of samples", "Съхранение на проби", "Quiet half-hour", "Регистрация на участници"]),
    ];
}

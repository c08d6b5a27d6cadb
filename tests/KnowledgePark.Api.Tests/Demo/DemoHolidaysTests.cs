using KnowledgePark.Host.Demo;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

public class DemoHolidaysTests
{
    [Theory]
    [InlineData(2024, 5, 5)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 12)]
    [InlineData(2027, 5, 2)]
    [InlineData(2028, 4, 16)]
    public void Orthodox_Easter_is_on_its_day(int year, int month, int day) => Assert.Equal(new LocalDate(year, month, day), DemoHolidays.OrthodoxEaster(year));

    [Fact]
    public void A_holiday_on_a_Sunday_is_made_up_for_on_Monday() => // 24 May 2026
        Assert.Contains(DemoHolidays.Of(2026), h => h.Date == new LocalDate(2026, 5, 25));

    [Fact]
    public void Christmas_on_a_weekend_takes_two_working_days()
    {
        var days = DemoHolidays.Of(2027).Where(h => h.Date.Month == 12).Select(h => h.Date.Day);
        Assert.Equal([24, 25, 26, 27, 28], days);
    }
}

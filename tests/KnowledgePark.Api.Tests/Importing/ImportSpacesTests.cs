using KnowledgePark.Facilities;

namespace KnowledgePark.Api.Tests.Importing;

/// <summary>import spaces, from the file to the store.</summary>
public sealed class ImportSpacesTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_becomes_a_building_with_floors_and_spaces_once()
    {
        var file = _folder.File("rooms.csv", "id;name;kind;capacity;floor\nl1;Lab;Laboratory;12;Level 1\nh1;\"Hall; great\";EventHall;200;Level 0\nx;Odd;Spaceport;3;Level 1\n");
        var dry = await _folder.SpacesAsync(file, isApplied: false);
        Assert.False(Directory.Exists(_folder.Store));
        var real = await _folder.SpacesAsync(file);
        Assert.Equal(dry.Output.Split('\n')[1..], real.Output.Split('\n')[1..]);
        Assert.Contains("3 rows, 2 floors: 3 spaces new", real.Counts);
        Assert.Contains("Categories of no known kind (Other): Spaceport (1).", real.Output);
        Assert.Equal([("b-level-0", 0), ("b-level-1", 1)], (await _folder.AllAsync<Floor>()).Select(f => (f.Id, f.Level)));
        Assert.Equal(["Hall; great", "Lab", "Odd"], (await _folder.AllAsync<Space>()).Select(s => s.Name));
        Assert.Contains("0 spaces new, 3 already there", (await _folder.SpacesAsync(file)).Counts);
    }

    [Fact]
    public async Task What_the_park_has_otherwise_stays_and_is_listed()
    {
        await _folder.SpacesAsync(_folder.File("a.csv", "id,name,capacity\nl1,Lab,12\n"));
        var result = await _folder.SpacesAsync(_folder.File("b.csv", "id,name,capacity\nl1,Laboratory,14\n"));
        Assert.Contains("0 already there, 1 there with other values", result.Counts);
        Assert.Contains("name 'Lab' in the park, 'Laboratory' in the file, capacity '12' in the park, '14' in the file; the park's stays", result.Output);
        Assert.Equal(12, Assert.Single(await _folder.AllAsync<Space>()).Capacity);
    }

    [Theory]
    [InlineData("", "0 columns")]
    [InlineData("colour,size\nred,1\n", "No column is an id, a name or a number")]
    [InlineData("name\n", "no rows")]
    [InlineData("name\n\"open\n", "no CSV")]
    [InlineData("name\n\0\n", "no text")]
    public async Task A_table_that_cannot_be_used_ends_with_1_and_a_sentence(string text, string says)
    {
        var result = await _folder.SpacesAsync(_folder.File("x.csv", text));
        Assert.Equal(1, result.Code);
        Assert.Contains(says, result.Output);
    }

    [Fact]
    public async Task A_row_that_cannot_be_a_space_is_refused_and_the_others_are_taken()
    {
        var result = await _folder.SpacesAsync(_folder.File("x.csv", $"id,name,capacity\na,{new string('x', 300)},5\nb,Fine,5\n"));
        Assert.Equal(0, result.Code);
        Assert.Contains("1 spaces new, 0 already there, 0 there with other values, 1 refused", result.Counts);
    }

    [Fact]
    public async Task An_empty_store_needs_a_zone()
    {
        var result = await _folder.SpacesAsync(_folder.File("x.csv", "name\nA\n"), with: r => r with { Zone = null });
        Assert.Equal((1, true), (result.Code, result.Output.Contains("State --zone", StringComparison.Ordinal)));
    }
}

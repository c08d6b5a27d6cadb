using CsCheck;

namespace KnowledgePark.Tests.Oracle;

/// <summary>One thing that somebody does; what its numbers mean depends on what is there.</summary>
internal sealed record Step(int Act, int Desk, int Which, int Start, int Length, int Spaces)
{
    /// <summary>Starts lie within three days, mostly on a quarter; lengths are mostly below two hours.</summary>
    public static readonly Gen<Step> Gen = CsCheck.Gen.Select(
        CsCheck.Gen.Int[0, 19], CsCheck.Gen.Int[0, 1], CsCheck.Gen.Int[0, 1000],
        CsCheck.Gen.Frequency((6, CsCheck.Gen.Int[0, 288].Select(q => q * 15)), (2, CsCheck.Gen.Int[-300, 4320]), (1, CsCheck.Gen.Int[4320, 9 * 1440])),
        CsCheck.Gen.Frequency((6, CsCheck.Gen.Int[1, 8].Select(q => q * 15)), (2, CsCheck.Gen.Int[-5, 400]), (1, CsCheck.Gen.Int[1, 4].Select(d => d * 1440))),
        CsCheck.Gen.Int[0, 1000],
        (act, desk, which, start, length, spaces) => new Step(act, desk, which, start, length, spaces));
}

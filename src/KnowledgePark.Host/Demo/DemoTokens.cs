using KnowledgePark.Access;
using KnowledgePark.Host.Serving;

namespace KnowledgePark.Host.Demo;

/// <summary>
/// The tokens of the demo park's people. They are in the memory of a server that is being developed with and in no store, so there is nothing that
/// could be good anywhere else. Such a server answers this machine only, see <see cref="LoopbackOnly"/>.
/// </summary>
internal static class DemoTokens
{
    /// <summary>What the person is, the person's token, and who it is.</summary>
    public static readonly IReadOnlyList<(string Role, string Token, string PersonId)> All =
    [
        ("operator", "kp_demo-operator", DemoPeople.OperatorId),
        ("startup administrator", "kp_demo-startup", DemoPeople.FirstOf("rila-robotics")),
        ("university scheduler", "kp_demo-university", DemoPeople.FirstOf("danubian-university")),
        ("member", "kp_demo-member", DemoPeople.MemberId),
    ];

    /// <summary>Those that are good under these settings: none outside Development, and none without the demo park.</summary>
    public static StandingTokens For(Settings settings, IHostEnvironment environment) =>
        settings.Demo && environment.IsDevelopment() ? new StandingTokens(All.ToDictionary(t => t.Token, t => t.PersonId)) : StandingTokens.None;
}

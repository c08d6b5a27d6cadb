namespace KnowledgePark.Infra.Tests.Rules;

/// <summary>Something that must hold of the deployment.</summary>
/// <param name="Claim">What holds, as a sentence.</param>
/// <param name="Faults">Where it does not; empty if it does.</param>
internal sealed record TemplateRule(string Claim, Func<ArmTemplate, IEnumerable<string>> Faults)
{
    public override string ToString() => Claim;
}

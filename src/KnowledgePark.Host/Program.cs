using KnowledgePark.Host.Verbs;

return await RootVerb.Create().Parse(args).InvokeAsync();

/// <summary>The entry point; public so that tests can start the Host in their own process.</summary>
public partial class Program;

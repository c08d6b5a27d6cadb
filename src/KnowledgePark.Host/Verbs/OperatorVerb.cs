using System.CommandLine;
using KnowledgePark.Access;
using KnowledgePark.Host.Stores;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Host.Verbs;

/// <summary>operator: makes a person an operator of the park and tells a token, once.</summary>
internal static class OperatorVerb
{
    public static Command Create()
    {
        var folder = RootVerb.FolderOption();
        var name = new Option<string>("--name") { Description = "The person, as the person writes it.", Required = true };
        var email = new Option<string>("--email") { Description = "The person's address. Whoever has it already is made the operator.", Required = true };
        var verb = new Command("operator", "Makes an operator of the whole park and prints a token for the person, this once. Whoever can run it has the store anyway.") { name, email, folder };
        verb.SetAction((parsed, ct) => RootVerb.OnStoreAsync(parsed.GetValue(folder), choice => RunAsync(
            choice, parsed.GetRequiredValue(name), parsed.GetRequiredValue(email), SystemClock.Instance, Console.Out, ct)));
        return verb;
    }

    public static async Task<int> RunAsync(StoreChoice choice, string name, string email, IClock clock, TextWriter output, CancellationToken ct)
    {
        try
        {
            var store = await choice.OpenAsync(ct);
            using var closing = store as IDisposable;
            switch (await new FirstOperator(store, clock).MakeAsync(name, email, ct))
            {
                case FirstOperator.Outcome.Made made:
                    await output.WriteLineAsync($"{made.Person.Name} ({made.Person.Id}) operates the park in {choice.Words}. The token, which is not told again:");
                    await output.WriteLineAsync(made.Token);
                    return 0;
                case FirstOperator.Outcome.Refused refused:
                    foreach (var reason in refused.Reasons)
                        await output.WriteLineAsync(reason.Message);
                    return 1;
                default:
                    await output.WriteLineAsync("Somebody changed the same person at this moment. Try again.");
                    return 1;
            }
        }
        catch (StoreUnavailableException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

using KnowledgePark.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePark.Api.Access;

/// <summary>Puts the wall into the edge.</summary>
public static class AccessHosting
{
    internal static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(TokenAuthentication.Scheme).AddScheme<SignInOptions, TokenAuthentication>(TokenAuthentication.Scheme, null);
        services.AddOptions<SignInOptions>(TokenAuthentication.Scheme)
            .Configure<IConfiguration>((options, configuration) => options.AuthorizationUri = configuration["KnowledgePark:SignIn:AuthorizationUri"]);
        return services
            .AddSingleton(StandingTokens.None)
            .AddSingleton<TokenBook>()
            .AddSingleton<TokenDesk>()
            .AddSingleton<FailedSignIns>();
    }

    /// <summary>Everything that comes after knows who asks. A request with a token that is not good goes no further, whatever it asks for.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(async (http, next) =>
        {
            // The scheme has looked already and answers from memory; the middleware before takes a failure for nobody.
            if ((await http.AuthenticateAsync(TokenAuthentication.Scheme)).Failure is null)
                await next(http);
            else
                await http.ChallengeAsync(TokenAuthentication.Scheme);
        });
    }
}

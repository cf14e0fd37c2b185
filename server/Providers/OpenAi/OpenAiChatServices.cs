using Microsoft.Extensions.AI;

namespace Providers.OpenAi;

/// <summary>Registers the OpenAI-compatible language model.</summary>
public static class OpenAiChatServices
{
    /// <summary>Adds an <see cref="IChatClient"/> when the configuration says where one is; else nothing.</summary>
    /// <param name="services">Gets the client.</param>
    /// <param name="configuration">The section <c>Agent:Model</c>.</param>
    /// <exception cref="InvalidOperationException">The endpoint is no address, or a header none.</exception>
    public static IServiceCollection AddOpenAiChat(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Get<OpenAiChatOptions>() ?? new OpenAiChatOptions();
        if (!options.IsConfigured) return services;
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"Agent:Model:Endpoint is '{options.Endpoint}'; it is an address such as http://127.0.0.1:8080/v1.");
        using var trial = new HttpRequestMessage();
        if (options.Headers.FirstOrDefault(header => !trial.Headers.TryAddWithoutValidation(header.Key, header.Value)) is { Key: { } name })
            throw new InvalidOperationException($"Agent:Model:Headers has '{name}', which is no name of a header of a request.");
        return services.AddSingleton<IChatClient>(new OpenAiChatClient(options));
    }
}

using Microsoft.Extensions.AI;
using Providers.OpenAi;
using Server.Agents.Offline;

namespace Server.Agents.Models;

/// <summary>Registration of the agent of the house. A new provider of language models is one line here.</summary>
internal static class ModelServices
{
    /// <summary>Adds the <see cref="IAgent"/>: with a language model where <c>Agent:Model</c> names one.</summary>
    /// <exception cref="InvalidOperationException">The settings cannot be used.</exception>
    public static IServiceCollection AddAgent(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOfflineAgent();
        var section = configuration.GetSection("Agent");
        var agent = section.Get<AgentOptions>() ?? new AgentOptions();
        var order = agent.ReadOrder();
        var model = section.GetSection("Model");
        services.AddOpenAiChat(model);
        var options = model.Get<ModelOptions>() ?? new ModelOptions();
        if (options.Wrong is { } wrong) throw new InvalidOperationException($"Agent:Model:{wrong} is '{model[wrong]}', which cannot be meant.");
        services.AddSingleton(options);
        services.AddSingleton(section.GetSection("Memory").Get<MemoryOptions>() ?? new MemoryOptions());
        services.AddSingleton<Conversations>();
        services.AddSingleton<ModelMeter>();
        return services.AddSingleton<IAgent>(provider =>
        {
            var answers = provider.GetService<IChatClient>() is { } client ? ActivatorUtilities.CreateInstance<LanguageModelAnswers>(provider, client) : null;
            Tell(provider.GetRequiredService<ILogger<HouseAgent>>(), answers is not null, agent, model);
            return new HouseAgent(provider.GetRequiredService<OfflineAgents>(), answers, order, provider.GetRequiredService<TimeProvider>());
        });
    }

    private static void Tell(ILogger log, bool hasModel, AgentOptions agent, IConfigurationSection model)
    {
        var (endpoint, name) = (model["Endpoint"], model["Model"]);
        if (hasModel) log.LogInformation("The language model {Model} at {Endpoint} answers, too ({Order}).", name, endpoint, agent.Order);
        else if (!string.IsNullOrEmpty(endpoint) || !string.IsNullOrEmpty(name)) log.LogWarning("No language model is asked: Agent:Model needs both Endpoint and Model.");
    }
}

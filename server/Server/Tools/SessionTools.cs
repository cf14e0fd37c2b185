using Server.Devices;

namespace Server.Tools;

/// <summary>Makes the toolboxes of sessions: what is the same for all of them.</summary>
/// <param name="everywhere">Tools that every session has, such as those of servers elsewhere.</param>
public sealed class SessionTools(HouseDevices house, ToolsOptions options, IEnumerable<IToolSource> everywhere)
{
    private readonly IToolSource[] _everywhere = [.. everywhere];

    /// <summary>A toolbox for one session.</summary>
    /// <param name="announced">What the client announces in <c>iot</c> messages.</param>
    /// <param name="own">All things that are the client's own.</param>
    /// <param name="tools">The client's own tools beside its things.</param>
    /// <param name="isOffered">True for a thing that is made of such tools.</param>
    public SessionToolbox Create(
        string sessionId, IThingConnection announced, IThingConnection own, IToolSource tools, Func<ThingDescriptor, bool> isOffered) =>
        new(new ReachableThings(sessionId, announced, own, house, options.Reach), [tools, .. _everywhere], isOffered);
}

internal static class ToolServices
{
    public static IServiceCollection AddTools(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Tools").Get<ToolsOptions>() ?? new ToolsOptions())
        .AddSingleton<HouseDevices>()
        .AddSingleton<SessionTools>();
}

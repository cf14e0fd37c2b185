using Server.Auth;
using Server.OpenApi;
using Server.Protocol;

namespace Server.Vision;

/// <summary>Where questions about pictures are asked, at the addresses of both server APIs.</summary>
internal static class VisionEndpoints
{
    public const string Path = "/api/vision";

    /// <summary>The address that devices are told.</summary>
    public const string ExplainPath = "/mcp/vision/explain";

    private const string NoModel = "MCP Vision 接口运行不正常，没有可用的VLLLM provider";

    public static void MapVision(this WebApplication app)
    {
        // The texts are the documents' own: programs look for them.
        app.MapGet(Path, (IVisionModel model) => Results.Text(model.IsConfigured ? "MCP Vision 接口运行正常，共有 1 个可用的视觉分析模型" : NoModel))
            .WithTags("Vision").WithSummary("Whether a vision model is set up").Produces<string>(contentType: "text/plain");
        app.MapGet(ExplainPath, (IVisionModel model, HttpRequest request) =>
                Results.Text(model.IsConfigured ? $"MCP Vision 接口运行正常，视觉解释接口地址是：{request.Scheme}://{request.Host.ToUriComponent()}{ExplainPath}" : NoModel))
            .WithTags("Vision").WithSummary("Whether a vision model is set up, and where it is asked").Produces<string>(contentType: "text/plain");
        foreach (var path in new[] { Path, ExplainPath })
        {
            app.MapPost(path, AskAsync).RequireDevice().WithTags("Vision").WithSummary("Asks about a picture").TakesDeviceId().TakesForm("question", "file")
                .WithDescription("multipart/form-data with the parts `question` (text) and `file` or `image` (JPEG, PNG, GIF, BMP, TIFF or WebP; at most 5 MB, at least 64x64 pixels). Headers `Device-Id` and `Authorization: Bearer TOKEN`.")
                .Produces<VisionReply>().Produces<HttpError>(400).Produces<HttpError>(401).Produces<HttpError>(413).Produces<HttpError>(415).Produces<HttpError>(429).Produces<HttpError>(503);
        }
    }

    private static Task<IResult> AskAsync(HttpRequest request, VisionDesk desk, CancellationToken cancellationToken) => desk.ServeAsync(request, cancellationToken);
}

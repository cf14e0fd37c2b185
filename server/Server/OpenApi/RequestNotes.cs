using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Server.OpenApi;

/// <summary>Writes on the page what a request carries, for endpoints that read it themselves. Unlike <c>Accepts</c> these
/// notes refuse nothing: devices are not careful with their <c>Content-Type</c>.</summary>
internal sealed class RequestNotes : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var note in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RequestNote>()) note.Write(operation);
    }
}

/// <summary>Something that a request carries.</summary>
internal sealed record RequestNote(Action<OpenApiOperation> Write);

internal static class RequestNoteEndpoints
{
    /// <summary>The header by which devices tell who they are.</summary>
    public static TBuilder TakesDeviceId<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new RequestNote(operation => (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = "Device-Id",
            In = ParameterLocation.Header,
            Required = true,
            Description = "1 to 64 letters, digits, ':', '-', '_' and '.'",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = "aa:bb:cc:dd:ee:ff",
        })));

    /// <param name="example">A body that works.</param>
    public static TBuilder TakesJson<TBuilder>(this TBuilder endpoints, string example)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithBody("application/json", new OpenApiSchema { Type = JsonSchemaType.Object }, JsonNode.Parse(example));

    /// <summary>A form of one text and one file.</summary>
    public static TBuilder TakesForm<TBuilder>(this TBuilder endpoints, string text, string file)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithBody("multipart/form-data", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { [text] = new OpenApiSchema { Type = JsonSchemaType.String }, [file] = File },
            Required = new HashSet<string> { text, file },
        });

    /// <summary>The body is a file.</summary>
    public static TBuilder TakesFile<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithBody("application/octet-stream", File);

    private static OpenApiSchema File => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static TBuilder WithBody<TBuilder>(this TBuilder endpoints, string mediaType, OpenApiSchema schema, JsonNode? example = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new RequestNote(operation => operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType> { [mediaType] = new OpenApiMediaType { Schema = schema, Example = example } },
        }));
}

using Microsoft.OpenApi;

namespace Server.OpenApi;

/// <summary>The page at <c>/swagger</c> that lists the HTTP interface and lets one try it; it comes out of the assembly and
/// needs no network.</summary>
internal static class ApiPage
{
    private const string Document = "v1";

    public static IServiceCollection AddApiPage(this IServiceCollection services) =>
        services.AddEndpointsApiExplorer().AddSwaggerGen(page =>
        {
            page.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "Voice server",
                Version = Document,
                Description = "The HTTP interface for devices, clients and the owner. Conversations go over the WebSocket at `/` or `/xiaozhi/v1/`.",
            });
            page.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A device's token, or the owner's key from data/owner.key.",
            });
            page.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] });
            page.OperationFilter<RequestNotes>();
            // Types of two folders may share a name.
            page.CustomSchemaIds(type => type.FullName!.Replace('+', '.'));
        });

    public static void MapApiPage(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "Voice server: HTTP interface";
            page.SwaggerEndpoint($"/swagger/{Document}/swagger.json", "Voice server");
        });
    }
}

using Server.Agents.Offline;
using Server.Auth;
using Server.Configuration;
using Server.Hosting;
using Server.Mcp;
using Server.Operations;
using Server.OpenApi;
using Server.OwnerConsole;
using Server.Schedule;
using Server.Sessions;
using Server.Speech;
using Server.Storage;
using Server.Tools;
using Server.Updates;
using Server.Vision;

if (args is [PublishCommand.Name, .. var arguments]) return await PublishCommand.RunAsync(arguments, Console.Out, Console.Error);

// The settings lie beside the program, wherever it is started.
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = args.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : AppContext.BaseDirectory,
});
builder.Logging.AddConsoleAsConfigured().LeaveStartFailuresToTheCaller();
builder.WebHost.UseKestrelHttpsConfiguration();
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddErrorAnswers();
builder.Services.AddPublicAddress();
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddOwnerAccess(builder.Configuration);
builder.Services.AddDeviceAccess(builder.Configuration);
builder.Services.AddSpeech(builder.Configuration);
builder.Services.AddOfflineAgent();
builder.Services.AddTools(builder.Configuration);
builder.Services.AddMcp(builder.Configuration);
builder.Services.AddSchedule();
builder.Services.AddVoice(builder.Configuration);
builder.Services.AddUpdates();
builder.Services.AddVision(builder.Configuration);
builder.Services.AddOperations();
builder.Services.AddApiPage();
builder.Services.AddConsole();

var app = builder.Build();
app.UseErrorAnswers();
app.UseCrossOrigin();
app.UseRateLimits();
app.UseStorageErrors();
app.MapVoice();
app.MapUpdates();
app.MapBinding();
app.MapVision();
app.MapMcp();
app.MapConfiguration();
app.MapOperations();
app.MapApiPage();
app.MapConsole();
return app.RunToExitCode();

/// <summary>The entry point, named for tests that host the whole server.</summary>
public partial class Program;

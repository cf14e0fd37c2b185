using Server.Agents.Offline;
using Server.Auth;
using Server.Hosting;
using Server.Sessions;
using Server.Speech;
using Server.Storage;
using Server.Updates;

if (args is [PublishCommand.Name, .. var arguments]) return PublishCommand.Run(arguments, Console.Out, Console.Error);

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.LeaveStartFailuresToTheCaller();
builder.WebHost.UseKestrelHttpsConfiguration();
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddErrorAnswers();
builder.Services.AddPublicAddress();
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddOwnerAccess(builder.Configuration);
builder.Services.AddDeviceAccess(builder.Configuration);
builder.Services.AddSpeech(builder.Configuration);
builder.Services.AddOfflineAgent();
builder.Services.AddVoice(builder.Configuration);
builder.Services.AddUpdates();

var app = builder.Build();
app.UseErrorAnswers();
app.UseCrossOrigin();
app.UseRateLimits();
app.UseStorageErrors();
app.MapVoice();
app.MapUpdates();
app.MapBinding();
return app.RunToExitCode();

/// <summary>The entry point, named for tests that host the whole server.</summary>
public partial class Program;

using Server.Agents.Offline;
using Server.Hosting;
using Server.Sessions;
using Server.Speech;
using Server.Updates;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.LeaveStartFailuresToTheCaller();
builder.Services.AddSpeech(builder.Configuration);
builder.Services.AddOfflineAgent();
builder.Services.AddVoice(builder.Configuration);

var app = builder.Build();
app.MapVoice();
app.MapUpdates();
return app.RunToExitCode();

/// <summary>The entry point, named for tests that host the whole server.</summary>
public partial class Program;

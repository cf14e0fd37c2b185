using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Agents.Offline;
using Server.Tools;
namespace Server.Tests.Agents;
[TestClass]
public class Scratch
{
    [TestMethod]
    public async Task Try()
    {
        var house = new House(Descriptors.Light(), Descriptors.Fan, Descriptors.Sensor(), Descriptors.Robot, Descriptors.Curtain, Descriptors.Vacuum, Descriptors.LegacySpeaker);
        house.With("living_room_light","brightness",50.0).With("fan","direction","forward");
        var agent = new OfflineAgent("en");
        var toolbox = new DeviceToolbox(house);
        File.WriteAllText("/tmp/agentwork/g.jsgf", agent.BuildVocabulary(house.Things).Jsgf);
        var conversation = new Conversation();
        using var log = new StreamWriter("/tmp/agentwork/out.txt");
        foreach (var s in File.ReadAllLines("/tmp/agentwork/in.txt"))
        {
            house.Executed.Clear();
            await foreach (var r in agent.RespondAsync(s, toolbox, conversation, default))
                log.WriteLine($"{s,-45} | {string.Join(" ; ", house.Executed)} | {r.Sentence} ({r.Emotion})");
        }
    }
}

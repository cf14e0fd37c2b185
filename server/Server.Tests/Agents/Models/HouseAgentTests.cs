using Microsoft.Extensions.AI;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Agents.Models;

namespace Server.Tests.Agents.Models;

/// <summary>Who answers, and what becomes of a model that fails.</summary>
[TestClass]
public sealed class HouseAgentTests
{
    private const string Story = "tell me something about the moon";

    [TestMethod]
    public async Task What_the_offline_understanding_is_sure_of_never_reaches_the_model()
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel());
        await talk.AskAsync("turn on the living room light");
        Assert.AreEqual("living_room_light.turn_on()", Assert.ContainsSingle(talk.House.Executed));
        Assert.IsEmpty(talk.Model.Requests);
    }

    [TestMethod]
    public async Task What_it_does_not_understand_the_model_answers_sentence_by_sentence_with_its_feeling()
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel().Says("[happy] It is round. It shines 1.5 times a day!"));
        var replies = await talk.SayAsync(Story);
        CollectionAssert.AreEqual(new[] { new Reply("It is round.", "happy"), new Reply("It shines 1.5 times a day!", "happy") }, replies.ToArray());
    }

    [TestMethod]
    [DataRow("the kitchen light")]
    [DataRow("yes")]
    public async Task What_answers_a_question_of_the_model_goes_to_the_model(string said)
    {
        var house = new House(Descriptors.Light(), Descriptors.Light("kitchen_light"));
        var talk = new ModelTalk(house, new ScriptedModel().Says("Shall the kitchen light shine?").Says("As you wish."));
        await talk.AskAsync("where could I cook something nice tonight my friend");
        Assert.AreEqual("As you wish.", await talk.AskAsync(said));
        await talk.AskAsync(said);
        Assert.HasCount(2, talk.Model.Requests);
    }

    [TestMethod]
    public async Task A_command_after_a_question_of_the_model_is_done_at_once()
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel().Says("What else?"));
        await talk.AskAsync("where could I cook something nice tonight my friend");
        await talk.AskAsync("turn on the living room light");
        Assert.HasCount(1, talk.House.Executed);
        Assert.HasCount(1, talk.Model.Requests);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("  ")]
    public async Task Speech_without_words_does_not_reach_the_model(string heard)
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel(), order: AgentOrder.ModelFirst);
        await talk.AskAsync(heard);
        Assert.IsEmpty(talk.Model.Requests);
    }

    [TestMethod]
    public async Task Who_may_not_ask_the_model_is_answered_without_it()
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel()) { Conversation = new Conversation { MayAskModel = false } };
        Assert.Contains("did not understand", await talk.AskAsync(Story));
        Assert.IsEmpty(talk.Model.Requests);
    }

    [TestMethod]
    public async Task A_whole_book_does_not_reach_the_model()
    {
        var talk = new ModelTalk(new House(), new ScriptedModel());
        await talk.AskAsync(string.Concat(Enumerable.Repeat("once upon a time ", 1_000)));
        Assert.IsEmpty(talk.Model.Requests);
    }

    [TestMethod]
    public async Task The_first_sentence_leaves_while_the_model_still_thinks_about_the_second()
    {
        var talk = new ModelTalk(new House(), new ScriptedModel().Hangs("It is round. And"));
        using var listening = new CancellationTokenSource();
        await using var answer = talk.Respond(Story, listening.Token).GetAsyncEnumerator(listening.Token);
        Assert.IsTrue(await answer.MoveNextAsync());
        Assert.AreEqual("It is round.", answer.Current.Sentence);
        await listening.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await answer.MoveNextAsync());
        Assert.AreEqual(1, talk.Model.Cancelled);
    }

    [TestMethod]
    public async Task The_model_comes_first_where_the_settings_say_so()
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel().Says("As you like."), order: AgentOrder.ModelFirst);
        Assert.AreEqual("As you like.", await talk.AskAsync("turn on the living room light"));
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    public async Task No_model_is_asked_where_the_settings_say_so()
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel(), order: AgentOrder.OfflineOnly);
        Assert.Contains("did not understand", await talk.AskAsync(Story));
        Assert.IsEmpty(talk.Model.Requests);
    }

    [TestMethod]
    public async Task A_question_of_the_offline_understanding_is_answered_there_even_when_the_model_comes_first()
    {
        var talk = new ModelTalk(new House(ToolUseTests.FrontDoor), new ScriptedModel().Fails(), order: AgentOrder.ModelFirst);
        Assert.Contains("yes or no", await talk.AskAsync("unlock the front door"));
        await talk.AskAsync("yes");
        Assert.AreEqual("front_door.unlock()", Assert.ContainsSingle(talk.House.Executed));
        Assert.HasCount(1, talk.Model.Requests);
    }

    [TestMethod]
    public async Task A_model_that_fails_before_it_said_anything_leaves_the_answer_to_the_offline_understanding()
    {
        var talk = new ModelTalk(new House(Descriptors.Light()), new ScriptedModel().Fails().Says(""), order: AgentOrder.ModelFirst);
        await talk.AskAsync("turn on the living room light");
        Assert.AreEqual("living_room_light.turn_on()", Assert.ContainsSingle(talk.House.Executed));
        Assert.Contains("did not understand", await talk.AskAsync(Story));
    }

    [TestMethod]
    public async Task A_model_that_is_slow_to_begin_is_given_up()
    {
        var talk = new ModelTalk(new House(), new ScriptedModel().Hangs());
        var answering = talk.AskAsync(Story);
        await talk.Model.Waits.Task;
        talk.Time.Advance(new ModelOptions().FirstTokenTimeout);
        Assert.Contains("did not understand", await answering);
        Assert.AreEqual(1, talk.Model.Cancelled);
    }

    [TestMethod]
    public async Task A_model_that_breaks_off_is_excused_and_what_it_said_stays()
    {
        var talk = new ModelTalk(new House(), new ScriptedModel().Fails("It is round. It shines becau"));
        Assert.AreEqual("It is round. Sorry, I could not finish that.", await talk.AskAsync(Story));
    }

    [TestMethod]
    public async Task A_model_that_never_ends_is_given_up_in_the_middle()
    {
        var talk = new ModelTalk(new House(), new ScriptedModel().Hangs("It is round. And"));
        var answering = talk.AskAsync(Story);
        await talk.Model.Waits.Task;
        talk.Time.Advance(new ModelOptions().Timeout);
        Assert.AreEqual("It is round. Sorry, I could not finish that.", await answering);
    }

    [TestMethod]
    public async Task What_a_model_did_before_it_failed_is_not_done_again()
    {
        var model = new ScriptedModel().Calls(("living_room_light_turn_on", "{}")).Fails();
        var talk = new ModelTalk(new House(Descriptors.Light()), model, order: AgentOrder.ModelFirst);
        Assert.AreEqual("Sorry, I could not finish that.", await talk.AskAsync("turn on the living room light"));
        Assert.HasCount(1, talk.House.Executed);
    }

    [TestMethod]
    public async Task A_model_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        var options = new ModelOptions { MaxFailures = 2 };
        var talk = new ModelTalk(new House(), new ScriptedModel().Fails().Fails().Says("I am back."), options);
        for (var i = 0; i < 5; i++) await talk.AskAsync(Story);
        Assert.HasCount(2, talk.Model.Requests);
        talk.Time.Advance(options.Rest);
        Assert.AreEqual("I am back.", await talk.AskAsync(Story));
    }

    [TestMethod]
    [DataRow(7, 7)]
    [DataRow(100_000, 600)]
    public async Task A_model_that_wants_to_be_left_alone_is(int wantedSeconds, int restSeconds)
    {
        var model = new ScriptedModel().Answers(_ => Refused(TimeSpan.FromSeconds(wantedSeconds))).Says("I am back.");
        var talk = new ModelTalk(new House(), model);
        await talk.AskAsync(Story);
        talk.Time.Advance(TimeSpan.FromSeconds(restSeconds - 1));
        await talk.AskAsync(Story);
        Assert.HasCount(1, talk.Model.Requests);
        talk.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual("I am back.", await talk.AskAsync(Story));

        static async IAsyncEnumerable<ChatResponseUpdate> Refused(TimeSpan wanted)
        {
            await Task.CompletedTask;
            if (wanted >= TimeSpan.Zero) throw new ModelException("It is asked too much.") { RetryAfter = wanted };
            yield break;
        }
    }

    [TestMethod]
    public async Task Endless_talk_is_cut_and_not_waited_for()
    {
        var model = new ScriptedModel().Answers(_ => Endless());
        var talk = new ModelTalk(new House(), model, new ModelOptions { MaxAnswerCharacters = 100 });
        var said = await talk.AskAsync(Story);
        Assert.IsLessThan(200, said.Length);
        Assert.Contains("I talk.", said);

        static async IAsyncEnumerable<ChatResponseUpdate> Endless()
        {
            while (true)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, "I talk. ");
                await Task.Yield();
            }
        }
    }

    [TestMethod]
    public async Task The_role_says_who_the_model_is_and_what_it_speaks()
    {
        var talk = new ModelTalk(new House(), new ScriptedModel().Says("好的。今天很好。"))
        {
            Conversation = new Conversation { Role = new Role { DisplayName = "Nurse Joy", Description = "You are patient.", Language = "zh" } },
        };
        var replies = await talk.SayAsync("今天怎么样");
        Assert.AreEqual("好的。|今天很好。", string.Join('|', replies.Select(reply => reply.Sentence)));
        var prompt = talk.Model.Requests.Single().Messages[0].Text;
        Assert.Contains("You are Nurse Joy", prompt);
        Assert.Contains("You are patient.", prompt);
        Assert.Contains("In Chinese", prompt);
    }
}

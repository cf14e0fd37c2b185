using Firmware.Protocol;

namespace Firmware.Things
{
    /// <summary>One entry of <c>command_results</c>: what became of a command and how the thing is now.</summary>
    public sealed class CommandResult
    {
        private readonly IotCommand _command;

        /// <param name="command">What was asked.</param>
        /// <param name="result">What became of it.</param>
        /// <param name="newStateJson">The state that the hardware really has; null when there is no such thing.</param>
        public CommandResult(IotCommand command, ThingResult result, string newStateJson)
        {
            _command = command;
            Result = result;
            NewStateJson = newStateJson;
        }

        public ThingResult Result { get; }

        /// <summary>The state right after it; null when there is no such thing.</summary>
        public string NewStateJson { get; }

        public string CommandId
        {
            get { return _command.Id; }
        }

        public string Thing
        {
            get { return _command.Thing; }
        }

        public string Method
        {
            get { return _command.Method; }
        }

        public void WriteTo(JsonWriter json)
        {
            json.BeginObject();
            if (CommandId.Length > 0)
            {
                json.Name("command_id").Text(CommandId);
            }

            json.Name("name").Text(Thing).Name("method").Text(Method).Name("success").Boolean(Result.Success);
            if (Result.Success)
            {
                json.Name("result").Text(Result.Text);
            }
            else
            {
                json.Name("error").Text(Result.Text).Name("error_code").Text(Result.ErrorCode);
            }

            if (NewStateJson != null)
            {
                json.Name("new_state").Raw(NewStateJson);
            }

            json.EndObject();
        }
    }
}

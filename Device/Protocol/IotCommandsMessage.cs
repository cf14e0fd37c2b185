namespace Firmware.Protocol
{
    /// <summary>Commands of the server to things, in the order in which they are to be executed.</summary>
    public sealed class IotCommandsMessage : ServerMessage
    {
        private IotCommandsMessage(IotCommand[] commands)
        {
            Commands = commands;
        }

        public IotCommand[] Commands { get; }

        /// <summary>Null when the message carries no commands.</summary>
        internal static IotCommandsMessage Read(JsonFields fields)
        {
            JsonFields[] entries;
            if (!fields.TryGetObjects("commands", out entries))
            {
                return null;
            }

            var commands = new IotCommand[entries.Length];
            for (int i = 0; i < entries.Length; i++)
            {
                commands[i] = IotCommand.Read(entries[i]);
            }

            return new IotCommandsMessage(commands);
        }
    }
}

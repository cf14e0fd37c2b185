namespace Firmware.Things
{
    /// <summary>
    /// Remembers the last commands and what became of them, so that one that comes again after a lost link is answered and
    /// not carried out twice.
    /// </summary>
    public sealed class CommandLedger
    {
        /// <summary>More commands than a server can have under way with one device.</summary>
        public const int Capacity = 32;

        private readonly CommandResult[] _results = new CommandResult[Capacity];
        private int _next;

        /// <summary>Null when that id has not been seen, or so long ago that it was forgotten; an empty id is never remembered.</summary>
        public CommandResult Find(string commandId)
        {
            for (int i = 0; i < Capacity && commandId.Length > 0; i++)
            {
                if (_results[i] != null && _results[i].CommandId == commandId)
                {
                    return _results[i];
                }
            }

            return null;
        }

        public void Record(CommandResult result)
        {
            if (result.CommandId.Length == 0)
            {
                return;
            }

            _results[_next] = result;
            _next = (_next + 1) % Capacity;
        }
    }
}

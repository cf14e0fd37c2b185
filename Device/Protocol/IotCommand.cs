using System.Collections;

namespace Firmware.Protocol
{
    /// <summary>One command to a thing; what it names need not exist.</summary>
    public sealed class IotCommand
    {
        public IotCommand(string id, string thing, string method, JsonFields parameters)
        {
            Id = id;
            Thing = thing;
            Method = method;
            Parameters = parameters;
        }

        /// <summary>Empty when the server gives none.</summary>
        public string Id { get; }

        public string Thing { get; }

        public string Method { get; }

        public JsonFields Parameters { get; }

        internal static IotCommand Read(JsonFields fields)
        {
            JsonFields parameters;
            if (!fields.TryGetObject("parameters", out parameters))
            {
                parameters = new JsonFields(new Hashtable());
            }

            return new IotCommand(
                fields.TextOr("command_id", ""), fields.TextOr("name", ""), fields.TextOr("method", ""), parameters);
        }
    }
}

namespace Firmware.Protocol
{
    /// <summary>What the device says of its things; the parts are JSON arrays written by the things themselves.</summary>
    public static class IotMessage
    {
        public const string Type = "iot";

        /// <summary>What the things can do; once per link.</summary>
        public static string Descriptors(string descriptorsJson)
        {
            return With("descriptors", descriptorsJson);
        }

        /// <summary>How the things are; after the descriptors and on every change.</summary>
        public static string States(string statesJson)
        {
            return With("states", statesJson);
        }

        /// <summary>What became of commands.</summary>
        public static string CommandResults(string resultsJson)
        {
            return With("command_results", resultsJson);
        }

        private static string With(string name, string arrayJson)
        {
            return new JsonWriter().BeginObject().Name("type").Text(Type).Name(name).Raw(arrayJson).EndObject().ToString();
        }
    }
}

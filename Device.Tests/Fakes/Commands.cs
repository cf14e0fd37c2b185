using System.Collections;
using Firmware.Protocol;
using Firmware.Things;
using nanoFramework.TestFramework;

namespace Firmware.Tests.Fakes
{
    /// <summary>Commands as the server would send them.</summary>
    public static class Commands
    {
        /// <param name="id">Empty for none.</param>
        /// <param name="thing">Name of the thing.</param>
        /// <param name="method">Name of the method.</param>
        /// <param name="parametersJson">A JSON object.</param>
        public static IotCommand Make(string id, string thing, string method, string parametersJson)
        {
            JsonFields parameters = new JsonFields(new Hashtable());
            Assert.IsTrue(parametersJson == "{}" || JsonReader.TryParse(parametersJson, out parameters));
            return new IotCommand(id, thing, method, parameters);
        }

        /// <summary>Executes a command without id; the entry of <c>command_results</c>.</summary>
        public static string Run(ThingRegistry things, string thing, string method, string parametersJson)
        {
            bool repeated;
            var json = new JsonWriter();
            things.Execute(Make("", thing, method, parametersJson), out repeated).WriteTo(json);
            Assert.IsFalse(repeated);
            return json.ToString();
        }
    }
}

using Firmware.Things;

namespace Firmware.Mqtt
{
    /// <summary>
    /// Which method of which thing a <c>cmd</c> names: <c>living_room_light.turn_on</c>, <c>living_room_light_turn_on</c> as
    /// the server's tools are called, or <c>turn_on</c> alone where only one thing has it.
    /// </summary>
    public sealed class CommandTarget
    {
        /// <summary>Error code of a name that fits more than one thing.</summary>
        public const string Ambiguous = "AMBIGUOUS_COMMAND";

        private CommandTarget(string thing, string method)
        {
            Thing = thing;
            Method = method;
        }

        public string Thing { get; }

        public string Method { get; }

        /// <summary>The method is known to exist unless <c>cmd</c> has a point: then its thing answers for it.</summary>
        public static bool TryFind(ThingRegistry things, MqttCommand command, out CommandTarget target, out MqttRefusal refusal)
        {
            refusal = null;
            int point = command.Name.IndexOf('.');
            if (point >= 0)
            {
                target = new CommandTarget(command.Name.Substring(0, point), command.Name.Substring(point + 1));
                return true;
            }

            target = null;
            string others = null;
            foreach (Thing thing in things.All())
            {
                string method = MethodOf(thing, command.Name);
                if (method == null)
                {
                    continue;
                }

                if (target == null)
                {
                    target = new CommandTarget(thing.Name, method);
                }
                else
                {
                    others += " or " + thing.Name + "." + method;
                }
            }

            if (target == null)
            {
                refusal = new MqttRefusal(command.RequestId, MqttCode.NotFound, ThingResult.UnknownMethod + ": No thing here has a method " + command.Name);
            }
            else if (others != null)
            {
                string text = Ambiguous + ": It may be " + target.Thing + "." + target.Method + others;
                refusal = new MqttRefusal(command.RequestId, MqttCode.Ambiguous, text);
            }

            return refusal == null;
        }

        private static string MethodOf(Thing thing, string name)
        {
            if (thing.HasMethod(name))
            {
                return name;
            }

            if (!name.StartsWith(thing.Name + "_"))
            {
                return null;
            }

            string method = name.Substring(thing.Name.Length + 1);
            return thing.HasMethod(method) ? method : null;
        }
    }
}

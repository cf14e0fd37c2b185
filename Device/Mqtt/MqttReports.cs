using Firmware.Protocol;
using Firmware.Things;

namespace Firmware.Mqtt
{
    /// <summary>
    /// The messages of one device. Only its status is retained: who subscribes later learns at once whether it is online
    /// and how its things are, and the last will replaces what is retained. Events and responses are of their moment.
    /// </summary>
    public sealed class MqttReports
    {
        private readonly MqttTopics _topics;
        private readonly string _metadataJson;

        /// <param name="topics">Where the messages go.</param>
        /// <param name="product">As <see cref="MqttSettings.Product"/>.</param>
        /// <param name="source">What the device is: the name of its board.</param>
        public MqttReports(MqttTopics topics, string product, string source)
        {
            _topics = topics;
            _metadataJson = new JsonWriter().BeginObject().Name("productId").Text(product).Name("source").Text(source).EndObject().ToString();
        }

        /// <summary>The payload of the last will.</summary>
        public string Offline()
        {
            return WithMetadata(Typed("status").Name("status").Text("offline").EndObject());
        }

        /// <summary>The state of each thing under its name.</summary>
        public MqttMessage Online(Thing[] things)
        {
            JsonWriter json = Typed("status").Name("status").Text("online").Name("state").BeginObject();
            for (int i = 0; i < things.Length; i++)
            {
                json.Name(things[i].Name).Raw(things[i].StateJson());
            }

            return new MqttMessage(_topics.Telemetry, WithMetadata(json.EndObject().EndObject()), true, true);
        }

        /// <param name="name">What happened, e.g. <c>motion</c>.</param>
        /// <param name="thing">To what.</param>
        public MqttMessage Event(string name, Thing thing)
        {
            JsonWriter json = Typed("event").Name("event").Text(name).Name("thing").Text(thing.Name).Name("state").Raw(thing.StateJson());
            return new MqttMessage(_topics.Event, WithMetadata(json.EndObject()), true, false);
        }

        public MqttMessage Response(string requestId, CommandResult result)
        {
            string text = result.Result.Success ? "ok" : result.Result.ErrorCode + ": " + result.Result.Text;
            return Response(requestId, MqttCode.Of(result.Result), text, result.NewStateJson);
        }

        public MqttMessage Response(MqttRefusal refusal)
        {
            return Response(refusal.RequestId, refusal.Code, refusal.Text, null);
        }

        /// <param name="deviceSendTime">In milliseconds since 1970, by the device's clock as it is.</param>
        public MqttMessage TimeRequest(long deviceSendTime)
        {
            string text = new JsonWriter().BeginObject().Name(TimeAnswer.DeviceSendTimeName).Raw(deviceSendTime.ToString()).EndObject().ToString();
            return new MqttMessage(_topics.TimeRequest, text, false, false);
        }

        private MqttMessage Response(string requestId, int code, string text, string stateJson)
        {
            JsonWriter json = new JsonWriter().BeginObject().Name("code").Number(code).Name("msg").Text(text);
            json.Name("requestId").Text(requestId).Name("data").Raw(stateJson == null ? "{}" : stateJson);
            return new MqttMessage(_topics.Responses, WithMetadata(json), true, false);
        }

        private static JsonWriter Typed(string type)
        {
            return new JsonWriter().BeginObject().Name("type").Text(type).Name("data").BeginObject();
        }

        private string WithMetadata(JsonWriter json)
        {
            return json.Name("metadata").Raw(_metadataJson).EndObject().ToString();
        }
    }
}

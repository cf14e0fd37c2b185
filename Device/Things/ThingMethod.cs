using System.Collections;
using Firmware.Protocol;

namespace Firmware.Things
{
    /// <summary>Does what was asked. Called on the event loop's thread: returns at once, long movements go on in <see cref="Thing.Tick"/>.</summary>
    public delegate ThingResult MethodBody(ThingArguments arguments);

    /// <summary>Something a thing can do.</summary>
    public sealed class ThingMethod
    {
        private readonly string _description;
        private readonly string _responseSuccess;
        private readonly string _responseFailure;
        private readonly MethodBody _body;
        private readonly ArrayList _parameters = new ArrayList();
        private string[] _phrases = new string[0];

        /// <param name="name">E.g. <c>set_brightness</c>.</param>
        /// <param name="description">For people and language models.</param>
        /// <param name="responseSuccess">What the server says when it worked; <c>{name}</c> stands for a parameter or property.</param>
        /// <param name="responseFailure">What the server says when it did not.</param>
        /// <param name="body">Carries it out.</param>
        public ThingMethod(string name, string description, string responseSuccess, string responseFailure, MethodBody body)
        {
            Name = name;
            _description = description;
            _responseSuccess = responseSuccess;
            _responseFailure = responseFailure;
            _body = body;
        }

        public string Name { get; }

        public ThingMethod Requires(string name, string description, ThingValue value)
        {
            _parameters.Add(new ThingParameter(name, description, value, true));
            return this;
        }

        public ThingMethod Accepts(string name, string description, ThingValue value)
        {
            _parameters.Add(new ThingParameter(name, description, value, false));
            return this;
        }

        /// <summary>More ways to ask for it: <c>{name}</c> stands for a parameter, a word in square brackets may be left out.</summary>
        public ThingMethod SaidAs(params string[] phrases)
        {
            _phrases = phrases;
            return this;
        }

        /// <summary>Checks every parameter, then carries out; a parameter that the method does not know is ignored.</summary>
        public ThingResult Invoke(JsonFields parameters)
        {
            var arguments = new ThingArguments();
            foreach (object entry in _parameters)
            {
                var parameter = (ThingParameter)entry;
                if (!parameters.Has(parameter.Name))
                {
                    if (parameter.IsRequired)
                    {
                        return ThingResult.Failed(ThingResult.InvalidParameter, parameter.Name + " is missing");
                    }

                    continue;
                }

                object value;
                string problem;
                if (!parameter.Value.TryAccept(parameter.Name, parameters.Raw(parameter.Name), out value, out problem))
                {
                    return ThingResult.Failed(ThingResult.InvalidParameter, problem);
                }

                arguments.Set(parameter.Name, value);
            }

            return _body(arguments);
        }

        public void WriteDescriptor(JsonWriter json)
        {
            json.Name(Name).BeginObject().Name("description").Text(_description).Name("parameters").BeginObject();
            foreach (object parameter in _parameters)
            {
                ((ThingParameter)parameter).WriteDescriptor(json);
            }

            json.EndObject().Name("response_success").Text(_responseSuccess).Name("response_failure").Text(_responseFailure);
            if (_phrases.Length > 0)
            {
                json.Name("phrases").BeginArray();
                for (int i = 0; i < _phrases.Length; i++)
                {
                    json.Text(_phrases[i]);
                }

                json.EndArray();
            }

            json.EndObject();
        }
    }
}

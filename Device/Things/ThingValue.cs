using Firmware.Protocol;

namespace Firmware.Things
{
    /// <summary>
    /// What a property or a parameter may hold, written the same way for both: its type, range, allowed words and unit.
    /// </summary>
    public sealed class ThingValue
    {
        private bool _hasRange;
        private double _min;
        private double _max;
        private double _step;
        private string[] _words;
        private bool _digitsOnly;
        private string _unit;

        private ThingValue(ThingValueType type)
        {
            Type = type;
        }

        public ThingValueType Type { get; }

        public static ThingValue Boolean()
        {
            return new ThingValue(ThingValueType.Boolean);
        }

        /// <summary>A number without bounds: a measurement.</summary>
        public static ThingValue Number(string unit)
        {
            return new ThingValue(ThingValueType.Number) { _unit = unit };
        }

        /// <param name="min">Least value, included.</param>
        /// <param name="max">Greatest value, included.</param>
        /// <param name="step">Distance of allowed values from <paramref name="min"/> on; 0 for any.</param>
        /// <param name="unit">As spoken, e.g. <c>percent</c>; null for a bare number.</param>
        public static ThingValue Number(double min, double max, double step, string unit)
        {
            return new ThingValue(ThingValueType.Number) { _hasRange = true, _min = min, _max = max, _step = step, _unit = unit };
        }

        public static ThingValue Text()
        {
            return new ThingValue(ThingValueType.String);
        }

        public static ThingValue OneOf(string[] words)
        {
            return new ThingValue(ThingValueType.String) { _words = words };
        }

        /// <summary>Digits, at least one; the server hears them spoken one by one.</summary>
        public static ThingValue Digits()
        {
            return new ThingValue(ThingValueType.String) { _digitsOnly = true };
        }

        /// <summary>
        /// True when a value from outside fits; <paramref name="value"/> is then a bool, a double or a string. Otherwise
        /// <paramref name="problem"/> says in words what was wrong, beginning with <paramref name="name"/>.
        /// </summary>
        public bool TryAccept(string name, object raw, out object value, out string problem)
        {
            value = null;
            problem = null;
            switch (Type)
            {
                case ThingValueType.Boolean:
                    value = raw is bool ? raw : null;
                    problem = value == null ? name + " must be true or false" : null;
                    break;
                case ThingValueType.Number:
                    double number;
                    problem = JsonFields.TryNumber(raw, out number) ? NumberProblem(name, number) : name + " must be a number";
                    value = number;
                    break;
                default:
                    string text = raw as string;
                    problem = text == null ? name + " must be text" : TextProblem(name, text);
                    value = text;
                    break;
            }

            return problem == null;
        }

        /// <summary>Writes the fields of the descriptor that tell what is allowed.</summary>
        public void WriteTo(JsonWriter json)
        {
            if (_hasRange)
            {
                json.Name("min").Number(_min).Name("max").Number(_max);
                if (_step > 0)
                {
                    json.Name("step").Number(_step);
                }
            }

            if (_words != null)
            {
                json.Name("enum").BeginArray();
                for (int i = 0; i < _words.Length; i++)
                {
                    json.Text(_words[i]);
                }

                json.EndArray();
            }

            if (_digitsOnly)
            {
                json.Name("pattern").Text("^[0-9]+$");
            }

            if (_unit != null)
            {
                json.Name("unit").Text(_unit);
            }
        }

        /// <summary>The type as descriptors name it.</summary>
        public string TypeName()
        {
            return Type == ThingValueType.Boolean ? "boolean" : Type == ThingValueType.Number ? "number" : "string";
        }

        private string NumberProblem(string name, double number)
        {
            // NaN fails every comparison, so the range is asked in the positive.
            if (_hasRange && !(number >= _min && number <= _max))
            {
                return name + " must be between " + Plain(_min) + " and " + Plain(_max);
            }

            if (_step > 0)
            {
                double steps = (number - _min) / _step;
                if (steps != (long)steps)
                {
                    return name + " must go in steps of " + Plain(_step);
                }
            }

            return null;
        }

        private string TextProblem(string name, string text)
        {
            if (_digitsOnly && !IsDigits(text))
            {
                return name + " must be digits";
            }

            if (_words == null)
            {
                return null;
            }

            string list = "";
            for (int i = 0; i < _words.Length; i++)
            {
                if (_words[i] == text)
                {
                    return null;
                }

                list += (i == 0 ? "" : ", ") + _words[i];
            }

            return name + " must be one of " + list;
        }

        private static bool IsDigits(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }
            }

            return text.Length > 0;
        }

        private static string Plain(double number)
        {
            return new JsonWriter().Number(number).ToString();
        }
    }
}

using Firmware.Protocol;

namespace Firmware.Update
{
    /// <summary>The server does not know the owner of this device yet: its code is to be entered in the server's console.</summary>
    public sealed class ActivationRequest
    {
        /// <summary>Longest code shown: nobody reads more off a blinking light.</summary>
        public const int MaxCodeLength = 12;

        private ActivationRequest(string code, string message)
        {
            Code = code;
            Message = message;
        }

        /// <summary>Digits.</summary>
        public string Code { get; }

        /// <summary>For people; may be empty.</summary>
        public string Message { get; }

        /// <summary>The <c>activation</c> of an update answer; null when there is none with a code of digits.</summary>
        public static ActivationRequest Find(JsonFields answer)
        {
            JsonFields activation;
            string code;
            if (!answer.TryGetObject("activation", out activation) || !activation.TryGetText("code", out code) || !IsCode(code))
            {
                return null;
            }

            return new ActivationRequest(code, activation.TextOr("message", ""));
        }

        private static bool IsCode(string code)
        {
            for (int i = 0; i < code.Length; i++)
            {
                if (code[i] < '0' || code[i] > '9')
                {
                    return false;
                }
            }

            return code.Length > 0 && code.Length <= MaxCodeLength;
        }
    }
}

using System;

namespace Firmware.Tests.Fakes
{
    /// <summary>A light that counts how often it changes.</summary>
    public sealed class FakeStatusLight : IStatusLight
    {
        public bool IsLit { get; private set; }

        public int Changes { get; private set; }

        /// <summary>What <see cref="Open"/> throws; null to open.</summary>
        public string OpenFailure { get; set; }

        public void Open()
        {
            if (OpenFailure != null)
            {
                throw new InvalidOperationException(OpenFailure);
            }
        }

        public void Show(bool lit)
        {
            IsLit = lit;
            Changes++;
        }

        public void Close()
        {
        }
    }
}

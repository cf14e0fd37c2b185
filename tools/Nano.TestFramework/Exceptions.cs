namespace TestFrameworkShared
{
    /// <summary>An assertion did not hold.</summary>
    public class AssertFailedException : Exception
    {
        public AssertFailedException()
        {
        }

        public AssertFailedException(string msg)
            : base(msg)
        {
        }

        public AssertFailedException(string msg, Exception ex)
            : base(msg, ex)
        {
        }
    }
}

namespace nanoFramework.TestFramework
{
    /// <summary>A test, or with a Setup all of its class, that wants not to be run.</summary>
    public class SkipTestException(string? message = null, Exception? innerException = null)
        : Microsoft.VisualStudio.TestTools.UnitTesting.AssertInconclusiveException(message ?? string.Empty, innerException!);
}

// The public API of System.Text.RegularExpressions as the package nanoFramework.System.Text.RegularExpressions 1.1.128 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System.Collections;

[assembly: System.Reflection.AssemblyVersion("1.1.128.0")]

namespace System.Text.RegularExpressions
{
    public class Capture
    {
        internal Capture() => throw null;
        public int Index => throw null;
        public int Length => throw null;
        public string Value => throw null;
        public override string ToString() => throw null;
    }

    public class CaptureCollection : ICollection, IEnumerable
    {
        internal CaptureCollection() => throw null;
        public int Count => throw null;
        public bool IsReadOnly => throw null;
        public bool IsSynchronized => throw null;
        public Capture this[int i] => throw null;
        public object SyncRoot => throw null;
        public void CopyTo(Array array, int arrayIndex) => throw null;
        public IEnumerator GetEnumerator() => throw null;
    }

    public class Group : Capture
    {
        internal Group() => throw null;
        public CaptureCollection Captures => throw null;
        public bool Success => throw null;
        public static Group Synchronized(Group inner) => throw null;
    }

    public class GroupCollection : ICollection, IEnumerable
    {
        internal GroupCollection() => throw null;
        public int Count => throw null;
        public bool IsReadOnly => throw null;
        public bool IsSynchronized => throw null;
        public Group this[int groupnum] => throw null;
        public Group this[string groupname] => throw null;
        public object SyncRoot => throw null;
        public void CopyTo(Array array, int arrayIndex) => throw null;
        public IEnumerator GetEnumerator() => throw null;
    }

    public class Match : Group
    {
        internal Match() => throw null;
        public static Match Empty => throw null;
        public virtual GroupCollection Groups => throw null;
        public Match NextMatch() => throw null;
        public virtual string Result(string replacement) => throw null;
        public static Match Synchronized(Match inner) => throw null;
    }

    public class MatchCollection : ICollection, IEnumerable
    {
        internal MatchCollection() => throw null;
        public int Count => throw null;
        public bool IsReadOnly => throw null;
        public bool IsSynchronized => throw null;
        public virtual Match this[int i] => throw null;
        public object SyncRoot => throw null;
        public void CopyTo(Array array, int arrayIndex) => throw null;
        public IEnumerator GetEnumerator() => throw null;
    }

    public delegate string MatchEvaluator(Match match);

    public sealed class Regex
    {
        public Regex(string pattern) => throw null;
        public Regex(string pattern, RegexOptions matchFlags) => throw null;
        public Regex() => throw null;
        public static int CacheSize { get => throw null; set => throw null; }
        public RegexOptions Options { get => throw null; set => throw null; }
        public static string ToFullRegularExpression(string simplePattern) => throw null;
        public bool IsMatch(string search, int i) => throw null;
        public bool IsMatch(string search) => throw null;
        public string[] Split(string s, int maxMatches, int start, int length) => throw null;
        public string[] Split(string s, int maxMatches) => throw null;
        public string[] Split(string s) => throw null;
        public string Replace(string substituteIn, string substitution) => throw null;
        public string Replace(string substituteIn, string substitution, int maxOccurances, int start) => throw null;
        public string[] GetMatches(string[] search) => throw null;
        public string[] GetMatches(string search) => throw null;
        public string[] GetMatches(string[] search, int start, int length) => throw null;
        public Match Match(string input) => throw null;
        public Match Match(string input, int startat) => throw null;
        public MatchCollection Matches(string input) => throw null;
        public MatchCollection Matches(string input, int startat) => throw null;
        public static string[] Split(Regex regex, string input, int count, int startat) => throw null;
        public static string[] Split(string pattern, string split, RegexOptions options) => throw null;
        public static string[] Split(string pattern, RegexOptions options, string split, int start, int maxOccurances) => throw null;
        public static Match Match(string input, string pattern) => throw null;
        public static Match Match(string input, string pattern, RegexOptions options) => throw null;
        public static MatchCollection Matches(string input, string pattern) => throw null;
        public static MatchCollection Matches(string input, string pattern, RegexOptions options) => throw null;
        public static string Escape(string input) => throw null;
        public override string ToString() => throw null;
    }

    public class RegexCompiler
    {
        public RegexCompiler() => throw null;
        public char[] Instructions => throw null;
        public string Pattern => throw null;
    }

    [Flags]
    public enum RegexOptions
    {
        Compiled = 8,
        CultureInvariant = 512,
        ECMAScript = 256,
        ExplicitCapture = 4,
        IgnoreCase = 1,
        IgnorePatternWhitespace = 32,
        Multiline = 2,
        None = 0,
        Singleline = 16,
        Timed = 1024,
    }

    public class RegexpSyntaxException : Exception
    {
        public RegexpSyntaxException(string s) => throw null;
    }

    [Flags]
    public enum ReplaceOptions
    {
        ReplaceAll = 0,
        ReplaceFirst = 1,
        ReplaceBackrefrences = 2,
    }
}

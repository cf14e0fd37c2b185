using Microsoft.VisualStudio.TestTools.UnitTesting;

// The launcher on a board runs one test after the other.
[assembly: DoNotParallelize]

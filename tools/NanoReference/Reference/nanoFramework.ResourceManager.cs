// The public API of nanoFramework.ResourceManager as the package nanoFramework.ResourceManager 1.2.32 has it. Nothing here runs: the compiler only
// needs to know which members exist. Never add a member that a device does not have.
using System;
using System.Reflection;
using System.Resources;

[assembly: System.Reflection.AssemblyVersion("1.2.32.0")]

namespace System.Resources
{
    public class ResourceManager
    {
        public ResourceManager(string baseName, Assembly assembly) => throw null;
    }
}

namespace nanoFramework.Runtime.Native
{
    public static class ResourceUtility
    {
        public static object GetObject(ResourceManager rm, Enum id) => throw null;
        public static object GetObject(ResourceManager rm, Enum id, int offset, int length) => throw null;
        public static string[] GetDelimitedStringResources(ResourceManager rm, Enum resource) => throw null;
        public static string GetDelimitedStringResource(ResourceManager rm, Enum resource, int i) => throw null;
    }
}

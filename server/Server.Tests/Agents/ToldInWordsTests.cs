using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

/// <summary>What descriptions say of numbers and texts.</summary>
[TestClass]
public class ToldInWordsTests
{
    [TestMethod]
    [DataRow("An integer between 0 and 100", 0, 100)]
    [DataRow("0到100之间的整数", 0, 100)]
    [DataRow("速度(0-100)", 0, 100)]
    [DataRow("Set the brightness of the led strip (0-8)", 0, 8)]
    [DataRow("-50到50之间的整数", -50, 50)]
    [DataRow("speed 1 to 3", 1, 3)]
    [DataRow("16~30", 16, 30)]
    public void A_range_is_read(string text, double min, double max) => Assert.AreEqual((min, max), ToldInWords.RangeIn(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("the speed")]
    [DataRow("99 to 5")]
    [DataRow("step 1-5, angle 0-180")]
    [DataRow("version 1.2.3")]
    public void What_is_no_range_or_several_is_none(string text) => Assert.IsNull(ToldInWords.RangeIn(text));

    [TestMethod]
    [DataRow("Valid string values are 'light' and 'dark'", "light|dark")]
    [DataRow("The theme can be `light` or `dark`.", "light|dark")]
    [DataRow("主题模式, light 或 dark", "light|dark")]
    [DataRow("on/off", "on|off")]
    [DataRow("on or off", "on|off")]
    [DataRow("effect: rainbow, breathing, blink", "rainbow|breathing|blink")]
    [DataRow("红、橙、黄、蓝、绿、青、紫、白其中一种颜色", "红|橙|黄|蓝|绿|青|紫|白")]
    [DataRow("one of low, medium or high", "low|medium|high")]
    public void A_list_of_values_is_read(string text, string values) => Assert.AreEqual(values, string.Join('|', ToldInWords.ValuesIn(text) ?? []));

    [TestMethod]
    [DataRow("")]
    [DataRow("The question that you want to ask about the photo.")]
    [DataRow("color, e.g. red or blue")]
    [DataRow("text to show, short")]
    [DataRow("The name of the file 'x'")]
    [DataRow("例如红、绿、蓝")]
    public void What_lists_nothing_or_not_all_is_free_text(string text) => Assert.IsNull(ToldInWords.ValuesIn(text));
}

using System.Text;

namespace Firmware.Network.Provisioning
{
    /// <summary>The pages that an owner sees, in plain HTML that needs no script and fits a phone.</summary>
    public static class SetUpPage
    {
        private const string Head =
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + "<title>nano-voice</title><style>body{font:17px sans-serif;max-width:26em;margin:1em auto;padding:0 1em}"
            + "label{display:block;margin:1em 0 .2em}input,select,button{font:inherit;width:100%;box-sizing:border-box;padding:.5em}"
            + "button{margin-top:1.5em}ul{color:#a00}small{color:#555}</style></head><body><h1>nano-voice</h1>";

        private const string Foot = "</body></html>";

        /// <param name="form">What the fields show.</param>
        /// <param name="problems">Sentences, one a line; null for none.</param>
        public static string Form(SetUpForm form, string problems)
        {
            var page = new StringBuilder(Head);
            if (problems != null)
            {
                page.Append("<ul>");
                string[] sentences = problems.Split('\n');
                for (int i = 0; i < sentences.Length; i++)
                {
                    page.Append("<li>").Append(Escaped(sentences[i])).Append("</li>");
                }

                page.Append("</ul>");
            }

            page.Append("<form method=\"post\" action=\"/save\">");
            Field(page, "ssid", "Name of your Wi-Fi (2.4 GHz)", form.Ssid, "text");
            Field(page, "password", "Its password", "", "password");
            page.Append("<small>Empty for a network without one, or to keep the one that is stored.</small>");
            Field(page, "server", "Server", form.Server, "text");
            page.Append("<small>For instance 192.168.1.2, where the server of this project runs.</small>");
            Field(page, "language", "Language", form.Language, "text");
            Field(page, "volume", "Volume, 0 to 100", form.Volume, "number");
            page.Append("<label for=\"talk\">Talking</label><select id=\"talk\" name=\"talk\">");
            Choice(page, SetUpForm.Hold, "Hold the button while speaking", form.Talk);
            Choice(page, SetUpForm.Press, "Press once, it hears the end", form.Talk);
            Choice(page, SetUpForm.Open, "Press once, it keeps listening", form.Talk);
            page.Append("</select><button>Save</button></form>");
            return page.Append(Foot).ToString();
        }

        /// <summary>What happens now.</summary>
        public static string Saved(string ssid)
        {
            return Head + "<p><b>Saved.</b> The device restarts and joins <b>" + Escaped(ssid) + "</b>. This network goes away.</p>"
                + "<p>When its light has gone out, it is ready: press the button and speak.</p>"
                + "<p>If it cannot join within five minutes, this network comes back and you can correct what you wrote.</p>" + Foot;
        }

        /// <summary>Something went wrong that is not the owner's fault.</summary>
        public static string Failed(string reason)
        {
            return Head + "<p>" + Escaped(reason) + "</p><p><a href=\"/\">Back</a></p>" + Foot;
        }

        private static void Field(StringBuilder page, string name, string label, string value, string type)
        {
            page.Append("<label for=\"").Append(name).Append("\">").Append(label)
                .Append("</label><input id=\"").Append(name).Append("\" name=\"").Append(name)
                .Append("\" type=\"").Append(type).Append("\" autocapitalize=\"none\" autocomplete=\"off\" value=\"").Append(Escaped(value)).Append("\">");
        }

        private static void Choice(StringBuilder page, string value, string label, string chosen)
        {
            page.Append("<option value=\"").Append(value).Append(value == chosen ? "\" selected>" : "\">").Append(label).Append("</option>");
        }

        private static string Escaped(string text)
        {
            var escaped = new StringBuilder();
            for (int i = 0; i < text.Length; i++)
            {
                switch (text[i])
                {
                    case '&': escaped.Append("&amp;"); break;
                    case '<': escaped.Append("&lt;"); break;
                    case '>': escaped.Append("&gt;"); break;
                    case '"': escaped.Append("&quot;"); break;
                    default: escaped.Append(text[i]); break;
                }
            }

            return escaped.ToString();
        }
    }
}

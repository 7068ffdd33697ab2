// SPDX-License-Identifier: MIT
#include "published.h"

#include "bantam/contact_reader.h"
#include "display.h"

namespace bantam::cli {
namespace {

bool IsScript(std::string_view path) { return path.ends_with(".js") || path.ends_with(".mjs"); }

std::string ScriptOf(const std::string& text) {
  std::string out = "export default ";
  AppendJsonString(out, text);
  return out + ";\n";
}

}  // namespace

int Publish(const Arguments& arguments, const std::string& text, std::string_view description) {
  Output output;
  if (!arguments.Has("-o")) {
    Complain(description);
    output.buffer() = text;
    return output.Flush() ? kDone : kUsage;
  }
  const std::string path(*arguments.ValueOf("-o"));
  if (const std::string fault = WriteFile(path, IsScript(path) ? ScriptOf(text) : text); !fault.empty()) return Refuse(fault);
  output.buffer() = description;
  return output.Flush() ? kDone : kUsage;
}

}  // namespace bantam::cli

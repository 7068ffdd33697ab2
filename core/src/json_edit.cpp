// SPDX-License-Identifier: MIT
#include "json_edit.h"

#include <algorithm>

#include "bantam/contact_reader.h"

namespace bantam {
namespace {

constexpr std::size_t kLineBytes = 150;
constexpr int kMaxOwnDepth = 48;

bool HasId(const JsonNode& node, std::string_view id) {
  const JsonNode* own = node.Find("id");
  return own != nullptr && own->text == id;
}

// On one line, a blank after commas and colons.
void AppendLine(const JsonNode& node, std::string& out) {
  using Kind = JsonNode::Kind;
  switch (node.kind) {
    case Kind::kNull: out += "null"; return;
    case Kind::kFalse: out += "false"; return;
    case Kind::kTrue: out += "true"; return;
    case Kind::kNumber: out += node.text; return;
    case Kind::kString: AppendJsonString(out, node.text); return;
    case Kind::kArray:
    case Kind::kObject: break;
  }
  const bool object = node.IsObject();
  out += object ? '{' : '[';
  for (std::size_t i = 0; i < (object ? node.members.size() : node.items.size()); ++i) {
    if (i != 0) out += ", ";
    if (object) AppendJsonString(out, node.members[i].key), out += ": ";
    AppendLine(object ? node.members[i].value : node.items[i], out);
  }
  out += object ? '}' : ']';
}

}  // namespace

JsonNode ParseOwnJson(std::string_view text) {
  JsonNode node;
  Faults faults;
  ReadJsonTree(text, kMaxOwnDepth, node, faults);
  return node;
}

JsonNode& MemberOf(JsonNode& object, std::string_view key) {
  object.kind = JsonNode::Kind::kObject;
  for (JsonMember& member : object.members) {
    if (member.key == key) return member.value;
  }
  return object.members.emplace_back(JsonMember{std::string(key), {}}).value;
}

void EraseMember(JsonNode& object, std::string_view key) {
  object.members.erase(std::remove_if(object.members.begin(), object.members.end(), [&](const JsonMember& member) { return member.key == key; }), object.members.end());
}

JsonNode* FindById(JsonNode& list, std::string_view id) {
  const auto found = std::find_if(list.items.begin(), list.items.end(), [&](const JsonNode& item) { return HasId(item, id); });
  return found == list.items.end() ? nullptr : &*found;
}

void EraseById(JsonNode& list, std::string_view id) {
  list.items.erase(std::remove_if(list.items.begin(), list.items.end(), [&](const JsonNode& item) { return HasId(item, id); }), list.items.end());
}

JsonNode TextNode(std::string_view text) { return {JsonNode::Kind::kString, std::string(text), {}, {}}; }

void AppendReadableJson(const JsonNode& node, std::string& out, std::size_t depth) {
  const std::size_t start = out.size();
  AppendLine(node, out);
  const bool object = node.IsObject();
  const std::size_t count = object ? node.members.size() : node.items.size();
  if (count == 0 || (depth > 0 && out.size() - start + 2 * depth <= kLineBytes)) return;
  out.resize(start);
  out += object ? '{' : '[';
  for (std::size_t i = 0; i < count; ++i) {
    out += i == 0 ? "\n" : ",\n";
    out.append(2 * (depth + 1), ' ');
    if (object) AppendJsonString(out, node.members[i].key), out += ": ";
    AppendReadableJson(object ? node.members[i].value : node.items[i], out, depth + 1);
  }
  out += '\n';
  out.append(2 * depth, ' ');
  out += object ? '}' : ']';
}

}  // namespace bantam

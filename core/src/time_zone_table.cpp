// SPDX-License-Identifier: MIT
#include "time_zone_table.h"

#include "packed_bytes.h"

namespace bantam {
namespace {

void ReadNames(PackedBytes& packed, ZoneTable& table) {
  const std::size_t count = packed.Size();
  for (std::size_t before = 0; table.nameStarts.size() < count;) {
    const std::size_t start = table.names.size();
    table.nameStarts.push_back(static_cast<std::uint16_t>(start));
    table.names += table.names.substr(before, packed.Kept());
    table.names += packed.Rest();
    before = start;
  }
  packed.Kept();
  table.nameStarts.push_back(static_cast<std::uint16_t>(table.names.size()));
}

void ReadRecords(PackedBytes& packed, std::vector<ZoneRecord>& records) {
  records.resize(packed.Size());
  std::int32_t first = 0;
  packed.Column(records.size(), [&](std::size_t i, std::int32_t count) {
    records[i].firstChange = static_cast<std::uint16_t>(first);
    records[i].changeCount = static_cast<std::uint16_t>(count);
    first += count;
  });
  packed.Column(records.size(), [&](std::size_t i, std::int32_t quarters) { records[i].quarters = static_cast<std::int8_t>(quarters); });
  packed.Column(records.size(), [&](std::size_t i, std::int32_t rule) { records[i].rule = static_cast<std::uint8_t>(rule); });
}

void ReadChanges(PackedBytes& packed, ZoneTable& table) {
  table.changeTimes.resize(packed.Size());
  table.changeQuarters.resize(table.changeTimes.size());
  for (const ZoneRecord& record : table.records) {
    std::uint32_t at = kTableStart;
    for (std::size_t i = 0; i < record.changeCount; ++i) table.changeTimes[record.firstChange + i] = at += packed.Number() * 60;
  }
  packed.Column(table.changeQuarters.size(), [&](std::size_t i, std::int32_t quarters) { table.changeQuarters[i] = static_cast<std::int8_t>(quarters); });
}

void ReadRules(PackedBytes& packed, std::vector<ZoneRule>& rules) {
  rules.resize(packed.Size());
  packed.Column(rules.size(), [&](std::size_t i, std::int32_t quarters) { rules[i].standard = static_cast<std::int8_t>(quarters); });
  packed.Column(rules.size(), [&](std::size_t i, std::int32_t quarters) { rules[i].daylight = static_cast<std::int8_t>(quarters); });
  for (YearlyChange ZoneRule::*end : {&ZoneRule::start, &ZoneRule::end}) {
    packed.Column(rules.size(), [&](std::size_t i, std::int32_t month) { (rules[i].*end).month = static_cast<std::uint8_t>(month); });
    packed.Column(rules.size(), [&](std::size_t i, std::int32_t week) { (rules[i].*end).week = static_cast<std::uint8_t>(week); });
    packed.Column(rules.size(), [&](std::size_t i, std::int32_t weekday) { (rules[i].*end).weekday = static_cast<std::uint8_t>(weekday); });
    packed.Column(rules.size(), [&](std::size_t i, std::int32_t minutes) { (rules[i].*end).seconds = minutes * 60; });
  }
}

}  // namespace

ZoneTable ZoneTable::Unpack() {
  ZoneTable table;
  PackedBytes packed(kPackedZones);
  ReadNames(packed, table);
  table.recordOfName.resize(table.nameStarts.size() - 1);
  packed.Column(table.recordOfName.size(), [&](std::size_t i, std::int32_t record) { table.recordOfName[i] = static_cast<std::uint16_t>(record); });
  ReadRecords(packed, table.records);
  ReadChanges(packed, table);
  ReadRules(packed, table.rules);
  return table;
}

}  // namespace bantam

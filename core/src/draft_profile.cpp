// SPDX-License-Identifier: MIT
#include "draft_profile.h"

#include <algorithm>

#include "model_reading.h"

namespace bantam {
namespace {

class ProfileReading {
 public:
  ProfileReading(const JsonNode& document, Faults& faults) : root_{&document, "$"}, reading_{unused_, faults, false, {}, {}} {}

  Profile Read() {
    if (!reading_.RequireObject(root_)) return {};
    reading_.CheckKeys(root_, {"$schema", "schemaVersion", "id", "version", "name", "locale", "timeZone", "currency", "sizes", "industries", "countries", "people",
                               "price", "horizonDays", "exclusions", "tiers", "promise", "verification", "ownDomains"});
    ReadNames();
    ReadSizes(root_.At("sizes"));
    profile_.industries = Texts(root_, "industries");
    profile_.countries = Texts(root_, "countries");
    ReadPeople(root_.At("people"));
    ReadPrice(root_.At("price"));
    if (const Field days = root_.At("horizonDays")) profile_.horizonDays = reading_.RequireWhole(days, 1, 3650);
    ReadExclusions(root_.At("exclusions"));
    ReadTiers(root_.At("tiers"));
    ReadPromise(root_.At("promise"));
    profile_.ownDomains = Texts(root_, "ownDomains");
    return std::move(profile_);
  }

 private:
  void ReadNames() {
    const Field schema = root_.At("schemaVersion");
    if (reading_.RequireWhole(schema, 0, 1'000'000) != 1 && schema) reading_.Fail(schema, "schema_version", "This core reads schemaVersion 1 of profiles.");
    if (const Field id = root_.At("id")) profile_.id = reading_.RequireId(id);
    if (const Field version = root_.At("version")) profile_.version = reading_.RequireText(version, 32);
    if (const Field locale = root_.At("locale")) profile_.locale = reading_.RequireText(locale, 32);
    if (const Field name = root_.At("name")) profile_.name = Words(name);
    if (const Field zone = root_.At("timeZone")) profile_.timeZone = (reading_.RequireZone(zone), zone->text);
    std::array<char, 4> code{};
    if (const Field currency = root_.At("currency"); currency && reading_.ReadCurrencyCode(currency, code)) profile_.currency = code.data();
    profile_.verification = Choice(root_, "verification", {"automatic", "person"});
  }

  void ReadSizes(const Field& at) {
    if (!at || !reading_.RequireArray(at, kMaxSizeBands)) return;
    std::vector<SizeBand> bands;
    for (std::size_t i = 0; i < at->items.size(); ++i) {
      const Field item = at.Item(i);
      if (!reading_.RequireObject(item)) continue;
      reading_.CheckKeys(item, {"min", "max"});
      SizeBand band;
      if (const Field min = item.At("min")) band.low = reading_.RequireWhole(min, 0, kMaxEmployees);
      if (const Field max = item.At("max")) band.high = reading_.RequireWhole(max, 0, kMaxEmployees);
      if (band.low > band.high) reading_.Fail(item, "bad_value", "min is above max.");
      if (!item.At("min") && !item.At("max")) reading_.Fail(item, "bad_value", "Say min, max or both.");
      bands.push_back(band);
    }
    std::sort(bands.begin(), bands.end(), [](const SizeBand& a, const SizeBand& b) { return a.low < b.low; });
    for (const SizeBand& band : bands) {
      if (!profile_.sizes.empty() && band.low <= profile_.sizes.back().high + 1) profile_.sizes.back().high = std::max(profile_.sizes.back().high, band.high);
      else profile_.sizes.push_back(band);
    }
  }

  void ReadPeople(const Field& at) {
    if (!at || !reading_.RequireObject(at)) return;
    reading_.CheckKeys(at, {"seniority", "functions", "titles"});
    profile_.seniority = Texts(at, "seniority");
    profile_.functions = Texts(at, "functions");
    profile_.titles = Texts(at, "titles");
  }

  void ReadPrice(const Field& at) {
    if (!at || !reading_.RequireObject(at)) return;
    reading_.CheckKeys(at, {"min", "max", "period"});
    const Thousandths least = reading_.RequireScaled(at.At("min"), 3, kOne, kMaxNumber / kOne).value_or(kOne);
    Thousandths most = kMaxNumber;
    if (const Field max = at.At("max")) most = reading_.RequireScaled(max, 3, kOne, kMaxNumber / kOne).value_or(most);
    if (least > most) reading_.Fail(at, "bad_value", "min is above max.");
    profile_.price = {least, most};
    profile_.period = Choice(at, "period", {"once", "month", "quarter", "year"});
  }

  void ReadExclusions(const Field& at) {
    if (!at || !reading_.RequireObject(at)) return;
    reading_.CheckKeys(at, {"industries", "countries", "domains", "titles", "smallerThan", "largerThan", "students"});
    profile_.badIndustries = Texts(at, "industries");
    profile_.badCountries = Texts(at, "countries");
    profile_.badDomains = Texts(at, "domains");
    profile_.badTitles = Texts(at, "titles");
    if (const Field least = at.At("smallerThan")) profile_.smallerThan = reading_.RequireWhole(least, 0, kMaxEmployees);
    if (const Field most = at.At("largerThan")) profile_.largerThan = reading_.RequireWhole(most, 0, kMaxEmployees);
    const Field students = at.At("students");
    if (students && !students->IsBoolean()) reading_.Fail(students, "wrong_type", "This must be true or false.");
    profile_.noStudents = students && students->kind == JsonNode::Kind::kTrue;
  }

  void ReadTiers(const Field& at) {
    if (!at || !reading_.RequireObject(at)) return;
    reading_.CheckKeys(at, {"sql", "mql", "lead", "disqualified"});
    for (std::size_t tier = 0; tier < kTiers; ++tier) {
      if (const Field words = at.At(NameOf(static_cast<Tier>(tier)))) profile_.tierWords[tier] = Words(words);
    }
  }

  void ReadPromise(const Field& at) {
    if (!at || !reading_.RequireObject(at)) return;
    reading_.CheckKeys(at, {"minutes", "hours", "holidays"});
    if (const Field minutes = at.At("minutes")) profile_.promiseMinutes = reading_.RequireWhole(minutes, 1, 1'000'000);
    if (const Field hours = at.At("hours")) profile_.hours = *hours;
    if (const Field holidays = at.At("holidays")) profile_.holidays = *holidays;
  }

  /// A list of texts; absent or empty: nothing is asked for.
  std::vector<std::string> Texts(const Field& object, std::string_view key) {
    std::vector<std::string> texts;
    const Field at = object.At(key);
    if (!at || !reading_.RequireArray(at, kMaxProfileTexts)) return texts;
    for (std::size_t i = 0; i < at->items.size(); ++i) texts.push_back(reading_.RequireText(at.Item(i), 100));
    return texts;
  }

  /// A plain text is in the profile's language, and stands for English too.
  LocalWords Words(const Field& at) {
    if (!at->IsString()) return reading_.ReadWords(at, true);
    LocalWords words;
    words.byLocale.emplace_back("en", reading_.RequireText(at, 100));
    if (profile_.locale != "en") words.byLocale.emplace_back(profile_.locale, at->text);
    return words;
  }

  std::string Choice(const Field& object, std::string_view key, std::initializer_list<std::string_view> known) {
    const Field at = object.At(key);
    if (!at) return {};
    std::string text = reading_.RequireText(at, 32);
    if (std::find(known.begin(), known.end(), text) == known.end()) reading_.Fail(at, "bad_value", "This word is not known here; see profile.md.");
    return text;
  }

  Model unused_;
  Field root_;
  ModelReading reading_;
  Profile profile_;
};

}  // namespace

Profile ReadProfile(const JsonNode& document, Faults& faults) { return ProfileReading(document, faults).Read(); }

}  // namespace bantam

// SPDX-License-Identifier: MIT
// From a table's header to a contact's attributes, by the header lexicon (core/catalog/lexicon), and from a row to a Contact.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/contact.h"
#include "bantam/fault.h"

namespace bantam {

enum class DateOrder : std::uint8_t { kUnstated, kDayFirst, kMonthFirst };

/// What one column means. `target` is an attribute path, `person.firstName`, `person.lastName`, `notes`, `event:<type>` (with
/// `?asset=…` or `?topic=…` where the header says so), `id`, `account`, `consent.optedOut` (a yes or a date there says no to `consent.profiling`),
/// `custom.<name>` as the header or an override says, `-` (dropped by an override), or empty for a column that was not recognised (kept as `custom.<header>`).
struct Column {
  std::string header;  ///< repeated headers as `Name#2`, blank ones as `#3`
  std::string target;
  DateOrder dates = DateOrder::kUnstated;  ///< of this column's dates, where its cells tell; see table_head.h
  bool asksDate = false;   ///< an event's: its header asks for the last date, not for a count
  bool asksStage = false;   ///< "Type" beside "Lead Status": whatever its target, it may say that the contact is no lead
};

struct ColumnMapping {
  std::vector<Column> columns;
  std::string language;  ///< of the headers, which says how words in cells are read ("50 mil", "kr"); empty: English, or no telling
  DateOrder dates = DateOrder::kUnstated;
};

/// Recognises a header row. `overrides` are `header=target` pairs (of `--map`), by header text, folded; a target `-` drops the column.
/// At most one column per target; the better match wins, the earlier of equals. An event may have two: its count and its last date. Of
/// those that ask who opted out every one counts.
ColumnMapping MapColumns(std::span<const std::string_view> headers, std::span<const std::string> overrides);

/// How many columns a row would name as a header, if more than `least`; else some number that is not more. O(cells), and less for a row
/// that is none: looking ends where `least` is out of reach.
std::size_t CountKnownHeaders(std::span<const std::string> cells, std::size_t least);

/// The first override that says nothing: it names no attribute; or none of the columns that are there. `bad_map`, its path is the override.
std::optional<Fault> OverrideFault(std::span<const std::string> overrides);
std::optional<Fault> OverrideFault(std::span<const std::string> overrides, const ColumnMapping& mapping);

struct Model;
struct ValueLexicon;

/// Reads table rows into contacts. Views in a contact point into the cells and into the reader: both must outlive it.
/// Cells repeat from row to row: what short ones say is remembered. One per thread.
class RowReader {
 public:
  /// With `onlyFor`, columns that do not weigh in that model's score are passed over: contacts then score the same and hold no more.
  RowReader(ColumnMapping mapping, const TimeZone& zone, const Model* onlyFor = nullptr);
  ~RowReader();
  /// Fills `contact` from one row. Cells beyond the header are warned of (`extra_cells`), missing ones are unknown. Never fails.
  /// In columns of dates 20261102 is one, and 45963 the day of a spreadsheet (by the system of 1900); where a header asks how many events there were, only the former.
  /// `observed` names the events that the table has a column of: it cannot show others, so of those nobody knows whether they happened.
  void Read(std::span<const std::string_view> cells, Contact& contact) const;
  const ColumnMapping& mapping() const { return mapping_; }

 private:
  /// What to do with a column's cells, worked out once.
  struct Use {
    enum Kind : std::uint8_t { kNothing, kAttribute, kCustom, kId, kAccount, kNote, kFirstName, kLastName, kEvent, kOptedOut } kind = kNothing;
    AttributeId attribute = 0;
    std::array<char, 4> currency{};     ///< of the header: "Budget (EUR)"
    Period period = Period::kUnstated;  ///< of the header: "Budget (EUR/month)"
    std::int64_t scale = 1;             ///< of the header: "Revenue (M€)"
    std::string type, asset, topic;     ///< of an event
    int partner = -1;                   ///< the other column of the same event, when it comes later
    bool isPartner = false;             ///< read together with an earlier column
    bool asksRival = false;             ///< "Competitor": yes and no say whether the contact is one, names are alternatives that it weighs
  };
  friend class RowInput;
  struct Memo;
  static Use UseOf(const Column& column, const ValueLexicon& lexicon);
  /// What the header says of an amount whose cell leaves it out; the scale of another currency is not the cell's. `scaled`: the cell has a scale.
  static void ApplyHeaderUnit(const Use& use, bool scaled, Value& value);
  /// The name among `custom` of a column that is kept there.
  static std::string_view CustomName(const Column& column);
  static bool Weighs(const Use& use, const Column& column, const Model& model);

  ColumnMapping mapping_;
  std::vector<Use> uses_;
  std::vector<std::uint16_t> used_;   ///< columns with a use, without those that are read together with another
  std::vector<std::string_view> observed_;   ///< types of the columns of events, each once
  const TimeZone* zone_;
  const ValueLexicon* lexicon_;       ///< the words of cells, by the headers' language
  std::unique_ptr<Memo> memo_;
};

/// A number, a range ("51-200", "1 000+", "<50") or an amount of money ("20 000 EUR/year", "1.2 M€") as people write it.
/// Fills kind kNumber or kMoney; false when it is not one.
bool ReadAmount(std::string_view text, bool money, Value& value);
/// Yes and no in the lexicons' languages.
std::optional<bool> ReadYesNo(std::string_view text);
/// The many ways to write nothing: "", "-", "n/a", "none", "unknown", "null".
bool MeansEmpty(std::string_view text);
/// A currency code or sign as its ISO 4217 code; empty when unknown.
std::string_view ReadCurrency(std::string_view text);
/// `month`, `per year`, `/y`, `quarterly`… ; kUnstated when unknown.
Period ReadPeriod(std::string_view text);

}  // namespace bantam

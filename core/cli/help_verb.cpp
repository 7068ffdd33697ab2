// SPDX-License-Identifier: MIT
// `bantam help`: what the command can do, and each verb on its own.
#include "arguments.h"
#include "bantam/attributes.h"
#include "display.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

constexpr std::string_view kOverview = R"(bantam: which leads are worth a call, and what to ask them

  bantam qualify [OPTION]... [FILE|-]   score, tier, BANT and the next question of every contact in FILE
  bantam contacts [OPTION]... FILE      the file as contacts, or (--columns) what its columns were taken for
  bantam title [OPTION]... [FILE|-]     seniority, function and say of job titles, one a line
  bantam models                         the models that are shipped
  bantam check MODEL                    whether a model can be used and judges its personas as it says
  bantam draft PROFILE                  a model for the ideal customer that PROFILE describes
  bantam compile [-o FILE] MODEL        a model as pages load it fastest, without its document
  bantam publish-form [OPTION]... MODEL what a public web form may carry of a model, and a list of what that gives away
  bantam help [COMMAND]                 more about one of these
  bantam --version

FILE is CSV, NDJSON (one contact a line) or a JSON array; the command sees which. Nothing leaves this machine.
Exit code: 0 done, 1 some lines were bad (or a model breaks its personas), 2 wrong use or a bad model, 141 the reader of the
output went away (SIGPIPE).
)";

constexpr std::string_view kQualify = R"(bantam qualify [OPTION]... [FILE|-]

  --model ID|FILE     a shipped model (default: reference) or a model file
  --now T             judge as of this time, like 2026-11-21T09:00:00Z (default: the clock); without a zone, in the model's
  --locale L          words of reasons, labels and questions: en (default), fi, ru, pl, nb, de, es, fr or sv
  --format F          table (default)  for people: the first 1,000 by what to do first, as wide as the terminal
                      ndjson           one annotation a line
                      csv              the columns of the file, then bantam_score, bantam_tier and the others; numbers have a decimal
                                       comma where semicolons divide the file
                      json             the annotations as one array
  --map H=A           take column H for attribute A (repeatable); `-` leaves the column out
  --dates dmy|mdy     how to read dates such as 03/04/2026 (default: each column as its own days beyond the twelfth tell)
  --encoding NAME     utf-8, utf-16le, utf-16be, windows-1250, -1251, -1252, iso-8859-1, -2, -15, koi8-r (default: found from the bytes)
  --accounts          let what one contact of an account told count for the others; reads a regular file twice

Without FILE, or with -, standard input is read. Memory does not grow with the file.
Of NDJSON every line gives exactly one line: of one that is bad or empty, {"error":{"code","path","message"}}; its number goes to
standard error. In the table and the csv such a contact has no score.
BANT marks: B A N T met, small letters partly known, · not known, × not met.
)";

constexpr std::string_view kContacts = R"(bantam contacts [OPTION]... FILE|-

  --columns           one JSON object: encoding, delimiter, header row, and the attribute of every column (null: kept as custom.HEADER)
  --map H=A           take column H for attribute A (repeatable); `-` leaves the column out
  --dates dmy|mdy     how to read dates such as 03/04/2026 (default: each column as its own days beyond the twelfth tell)
  --encoding NAME     utf-8, utf-16le, utf-16be, windows-1250, -1251, -1252, iso-8859-1, -2, -15, koi8-r (default: found from the bytes)
  --model ID|FILE     whose time zone dates without one are in (default: reference)

Without --columns every contact is written as canonical JSON, one a line.

Attributes: id, account, notes, person.firstName, person.lastName, custom.NAME, event:TYPE, event:TYPE?asset=ID, event:TYPE?topic=ID,
)";

constexpr std::string_view kTitle = R"(bantam title [OPTION]... [FILE|-]

  --language L        the titles' language, like en (default: every one that is known)
  --encoding NAME     as of `bantam contacts`

One title a line gives one line {"title","seniority","function","decides"}; decides is null where the title does not tell.
)";

constexpr std::string_view kModels = R"(bantam models

Names the shipped models: id, version, name. Any of these ids can follow --model.
)";

constexpr std::string_view kCheck = R"(bantam check MODEL

MODEL is a file or the id of a shipped model. Every fault of the document is one line, CODE PATH: sentence, and the exit code 2.
A valid model is described, and its personas are judged as of their time: the exit code is 1 where one is not in the tier that the
model expects, or where their order is broken; the rules that weigh most against it are named. Warnings are faults of the axes: behaviour
alone or fit alone makes sales-ready, or fit hardly counts.
)";

constexpr std::string_view kCompile = R"(bantam compile [-o FILE] MODEL

  -o FILE             write it there (.js or .mjs: as a module) and what it loads to standard output; else that goes to standard error

MODEL is a file or the id of a shipped model. What is written is the whole model, its points and rules included, but for its personas: for
pages of your own, not for the public. Give it to Qualifier.load({ model }); it opens in the version of Bantam that compiled it.
)";

constexpr std::string_view kPublishForm = R"(bantam publish-form [OPTION]... MODEL

  --questions N       how many questions a visitor is asked at most, 1 to 5 (default: 4)
  --locale L          the form's one language (default: en)
  --event E           what sending the form is to the model: download?asset=buyers_guide (default: the page sees no behaviour)
  --steps T=S,...     public names of what follows, by tier (default: sql=calendar, all others guide); tiers of one name are not told apart
  --routes            the step of ready visitors also says to whom they go: calendar@inside-sales
  -o FILE             write it there (.js or .mjs: as a module) and the list to standard output; else the list goes to standard error

MODEL is a file or the id of a shipped model. What is written holds questions, options, steps, and for every combination of answers what to
ask next and which step fits; it holds no points, thresholds or rules. The server judges what was sent by the full model.
)";

constexpr std::string_view kDraft = R"(bantam draft PROFILE|-

PROFILE says whom you would like to sell to: sizes, industries, countries, people, price, horizon, exclusions, your own words (JSON, see
core/schema/profile.md). A complete model goes to standard output; keep it in a file and give that to --model. Exit code 2 where the
profile has faults, each a line on standard error.
)";

/// The attributes' paths in lines of at most 120 characters.
std::string AttributeLines() {
  std::string out, line = " ";
  for (AttributeId id = 0; id < kAttributeCount; ++id) {
    const std::string word = " " + std::string(AttributePath(id)) + (id + 1 < kAttributeCount ? "," : "");
    if (line.size() + word.size() > 120) {
      out += line + "\n";
      line = " ";
    }
    line += word;
  }
  return out + line + "\n";
}

}  // namespace

int RunHelp(VerbWords words) {
  const Arguments arguments(words, {}, 1);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  const std::string_view about = arguments.files().empty() ? std::string_view() : arguments.files().front();
  Output output;
  std::string& out = output.buffer();
  if (about.empty() || about == "help") out += kOverview;
  else if (about == "qualify") out += kQualify;
  else if (about == "contacts") out += std::string(kContacts) + AttributeLines();
  else if (about == "title") out += kTitle;
  else if (about == "models") out += kModels;
  else if (about == "check") out += kCheck;
  else if (about == "draft") out += kDraft;
  else if (about == "compile") out += kCompile;
  else if (about == "publish-form") out += kPublishForm;
  else return Refuse("There is no command " + std::string(about) + ". `bantam help` names them.");
  return output.Flush() ? kDone : kUsage;
}

}  // namespace bantam::cli

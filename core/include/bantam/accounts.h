// SPDX-License-Identifier: MIT
// Account roll-up: what the contacts of an account have told is known of the account, so each of them is judged with it.
// First Add() every contact, then Apply() to every contact: two passes over the same input. The order of Add decides, nothing else.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "bantam/model.h"

namespace bantam {

inline constexpr std::size_t kMaxAccounts = 200'000;
inline constexpr std::size_t kMaxAccountPeople = 12;   ///< per account whose title, role or name is kept
inline constexpr std::size_t kMaxAccountFacts = 16;    ///< per account of the company and BANT
inline constexpr std::size_t kMaxAccountText = 200;    ///< bytes; a longer text is not rolled up
inline constexpr std::size_t kMaxObjections = 500'000; ///< ids and addresses of people who opted out

class AccountRollUp {
 public:
  /// Keeps who the contact is (title, role, else name) and what it told of company and BANT. `standing` is what the model makes of the
  /// contact alone: of whoever opted out nothing is told, in whatever account and order other records have the same id or e-mail address.
  /// Of one account the same value is kept once; what comes beyond the limits is left out.
  void Add(const Contact& contact, Standing standing);
  /// Adds what the account's other contacts told as facts of the account (Fact::fromAccount). Their texts live as long as this object.
  void Apply(Contact& contact) const;
  /// There were more accounts than kMaxAccounts; the later ones were left out.
  bool full() const { return full_; }
  /// More people opted out than kMaxObjections can tell, so nothing is told of anybody.
  bool silent() const { return silent_; }

 private:
  struct Keys {
    std::uint64_t own = 0;     ///< of id, else e-mail, else name within the account; 0: nobody
    std::uint64_t email = 0;   ///< 0: none
  };
  struct Person {
    Keys keys;
    std::string contact;
    std::string name;
  };
  struct Told {
    std::uint32_t tellers;   ///< a bit for each of the account's people who told exactly this
    Fact fact;               ///< its texts view into `text` and `quote`
    std::string text;
    std::string quote;
  };
  struct Account {
    std::vector<Person> people;
    std::list<Told> told;    ///< never moved, so that views stay good
    std::size_t companyFacts = 0;
    bool budgetHangs = false;
  };
  static Keys KeysOf(const Contact& contact, const std::string& account);
  static Told* FindTold(Account& account, const Fact& fact);
  static void Keep(Account& account, std::uint32_t teller, const Fact& fact);
  /// `apart`: also what was told already, for what belongs to other facts of the same teller.
  static void KeepTold(Account& account, std::uint32_t teller, Fact fact, bool apart);
  Account* AccountOf(std::string key);
  void Object(std::uint64_t key);
  const Person* TellerOf(const Account& account, const Told& told) const;

  std::unordered_map<std::string, Account> accounts_;  ///< only looked up, never walked
  std::unordered_set<std::uint64_t> objecting_;        ///< the same
  bool full_ = false;
  bool silent_ = false;
};

}  // namespace bantam

// SPDX-License-Identifier: MIT
// Account roll-up: what the contacts of an account have told is known of the account, so each of them is judged with it.
// First Add() every contact, then Apply() to every contact: two passes over the same input. The order of Add decides, nothing else.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bantam/model.h"

namespace bantam {

inline constexpr std::size_t kMaxAccounts = 200'000;
inline constexpr std::size_t kMaxAccountPeople = 12;   ///< per account whose title, role or name is kept
inline constexpr std::size_t kMaxAccountFacts = 16;    ///< per account of the company and BANT
inline constexpr std::size_t kMaxAccountText = 200;    ///< bytes; a longer text is not rolled up

class AccountRollUp {
 public:
  /// Keeps who the contact is (title, role, else name) and what it told of company and BANT. Nothing of whoever opted out: `standing` is
  /// what the model makes of the contact alone. Of one account the same value is kept once; what comes beyond the limits is left out.
  void Add(const Contact& contact, Standing standing);
  /// Adds what the account's other contacts told as facts of the account (Fact::fromAccount). Their texts live as long as this object.
  void Apply(Contact& contact) const;
  /// There were more accounts than kMaxAccounts; the later ones were left out.
  bool full() const { return full_; }

 private:
  struct Person {
    std::string key;   ///< id, else folded e-mail, else name
    std::string contact;
    std::string name;
  };
  struct Told {
    std::uint32_t person;
    Fact fact;         ///< its texts view into `text` and `quote`
    std::string text;
    std::string quote;
  };
  struct Account {
    std::vector<Person> people;
    std::list<Told> told;    ///< never moved, so that views stay good
    std::size_t companyFacts = 0;
    bool budgetHangs = false;
  };
  /// `repeats`: also what was told already, for what belongs to other facts of the same teller.
  static bool Keeps(const Account& account, const Fact& fact, bool repeats);
  static void Keep(Account& account, std::uint32_t person, const Fact& fact);

  std::unordered_map<std::string, Account> accounts_;  ///< only looked up, never walked
  bool full_ = false;
};

}  // namespace bantam

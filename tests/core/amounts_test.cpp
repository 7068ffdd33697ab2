// SPDX-License-Identifier: MIT
// ReadAmount, ReadYesNo, MeansEmpty, ReadCurrency and ReadPeriod of bantam/columns.h.
#include <gtest/gtest.h>

#include "bantam/columns.h"

namespace bantam::amounts_test {
namespace {

/// `51..200`, `1000..`, `20000 EUR y`; `no` when it is not an amount.
std::string Shown(std::string_view text, bool money) {
  Value value;
  if (!ReadAmount(text, money, value)) return "no";
  std::string out;
  if (value.low != kOpenLow) AppendThousandths(out, value.low);
  if (value.low != value.high) {
    out += "..";
    if (value.high != kOpenHigh) AppendThousandths(out, value.high);
  }
  if (value.currency[0] != 0) out.append(" ").append(value.currency.data());
  constexpr std::string_view kPeriods[] = {"", " once", " m", " q", " y"};
  return out.append(kPeriods[static_cast<int>(value.period)]);
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(ReadAmount, ReadsNumbersAndRangesAsPeopleWriteThem) {
  for (const Case& item : std::initializer_list<Case>{{"51-200", "51..200"}, {"51 - 200", "51..200"}, {"501–1000", "501..1000"}, {"10 to 50", "10..50"}, {"between 10 and 50", "10..50"}, {"entre 5 y 10", "5..10"}, {"5 a 10", "5..10"}, {"5 bis 10", "5..10"},
           {"1 000+", "1000.."}, {"1,000+", "1000.."}, {"10 001+ employees", "10001.."}, {"<50", "..49.999"}, {"<= 50", "..50"}, {"≤50", "..50"}, {">50", "50.001.."}, {"at least 50", "50.."},
           {"50 or more", "50.."}, {"more than 50", "50.001.."}, {"up to 50", "..50"}, {"about 50", "50"}, {"~50", "50"}, {"ca. 50", "50"}, {"50", "50"}, {"50 people", "50"},
           {"1.5", "1.5"}, {"1,5", "1.5"}, {"1.200", "1200"}, {"1,200", "1200"}, {"12.345.678", "12345678"}, {"1,234.5", "1234.5"}, {"1.234,5", "1234.5"}, {"1'200", "1200"},
           {"1\xC2\xA0" "200", "1200"}, {"-5", "-5"}, {"(1,200)", "-1200"}, {"(50-60)", "50..60"}, {"2k", "2000"}, {"1.250 million", "1250000"}, {"2-3k", "2000..3000"}, {"100", "100"}, {"007", "7"}}) {
    EXPECT_EQ(Shown(item.text, false), item.expected) << item.text;
  }
}

TEST(ReadAmount, ALeadingZeroBeforeThreeDigitsIsAFraction) { EXPECT_EQ(Shown("0.125", false), "0.125"); }

TEST(ReadAmount, ReadsMoneyWithCurrencyScaleAndPeriod) {
  for (const Case& item : std::initializer_list<Case>{{"20 000 EUR/year", "20000 EUR y"}, {"1.2 M€", "1200000 EUR"}, {"1,2 M€", "1200000 EUR"}, {"$20k", "20000 USD"}, {"US$ 20,000", "20000 USD"},
           {"€1.200.000,50", "1200000.5 EUR"}, {"50.000 €", "50000 EUR"}, {"20-30k EUR per month", "20000..30000 EUR m"}, {"500 kEUR p.a.", "500000 EUR y"}, {"100k-1M $", "100000..1000000 USD"},
           {"between 10k and 20k dollars a year", "10000..20000 USD y"}, {"300 mln PLN", "300000000 PLN"}, {"CHF 1'200'000.-", "1200000 CHF"}, {"up to £10 000 / month", "..10000 GBP m"},
           {"5 000 zł", "5000 PLN"}, {"20000", "20000"}, {"EUR 5 million+", "5000000.. EUR"}, {"200 USD quarterly", "200 USD q"}, {"9 EUR once", "9 EUR once"}, {"12 EUR/m", "12 EUR m"}}) {
    EXPECT_EQ(Shown(item.text, true), item.expected) << item.text;
  }
}

TEST(ReadAmount, AShortFirstNumberOfMoneyTakesTheThousandsOfTheSecond) {
  for (const Case& item : std::initializer_list<Case>{{"10–15 000 €", "10000..15000 EUR"}, {"5 à 10 000 €", "5000..10000 EUR"}, {"100-200 000 CHF", "100000..200000 CHF"}, {"50–100 000 €", "50000..100000 EUR"},
           {"€10-15,000", "10000..15000 EUR"}, {"10-15.000 €", "10000..15000 EUR"}, {"2-3 000 000", "2000000..3000000"}, {"from 10 to 15 000 €", "10000..15000 EUR"}, {"5–10 000,50 €", "5000..10000.5 EUR"}}) {
    EXPECT_EQ(Shown(item.text, true), item.expected) << item.text;
  }
}

TEST(ReadAmount, TheFirstNumberStandsAsItIsWhereItCanMeanThat) {
  for (const Case& item : std::initializer_list<Case>{{"1-10 000 €", "1..10000 EUR"}, {"0-10 000 €", "0..10000 EUR"}, {"500-1 000 €", "500..1000 EUR"}, {"10 € - 15 000 €", "10..15000 EUR"}, {"10-15000 €", "10..15000 EUR"},
           {"1.5-2 000 €", "1.5..2000 EUR"}, {"10.0 - 15 000", "10..15000"}, {"5 000-10 000 €", "5000..10000 EUR"}, {"10k-15 000 €", "10000..15000 EUR"}}) {
    EXPECT_EQ(Shown(item.text, true), item.expected) << item.text;
  }
  for (const Case& item : std::initializer_list<Case>{{"1-10 000", "1..10000"}, {"10–15 000", "10..15000"}, {"51-1 000 employees", "51..1000"}}) EXPECT_EQ(Shown(item.text, false), item.expected) << item.text;
}

TEST(ReadAmount, PassesOverWhatIsSaidOfTax) {
  for (const char* text : {"20.000 € netto", "20 000 € + alv", "20 000 € alv 0 %", "20 000 € + alv 25,5 %", "20 000 € (sis. alv)", "20 000 € HT", "20.000 € + IVA", "€20k + VAT", "€20k excl. VAT", "€20k ex VAT",
                           "€20k plus VAT", "20.000 € zzgl. 19 % MwSt.", "20.000 € zzgl. MwSt.", "20 000 € + 23% VAT"}) {
    EXPECT_EQ(Shown(text, true), "20000 EUR") << text;
  }
  EXPECT_EQ(Shown("£20k + VAT", true), "20000 GBP");
  EXPECT_EQ(Shown("1,5 млн руб. без НДС", true), "1500000 RUB");
  EXPECT_EQ(Shown("50 000 zł netto", true), "50000 PLN");
  EXPECT_EQ(Shown("NOK 200 000 eks. mva", true), "200000 NOK");
  EXPECT_EQ(Shown("200 000 SEK exkl. moms", true), "200000 SEK");
  EXPECT_EQ(Shown("€20k+ excl. VAT", true), "20000.. EUR");
  EXPECT_EQ(Shown("20 000 € + more", true), "no");
  for (const char* text : {"20 000 € 24 %", "24 % alv", "netto", "+ VAT"}) EXPECT_EQ(Shown(text, true), "no") << text;
  EXPECT_EQ(Shown("20 netto", false), "no") << "of money alone";
}

TEST(ReadAmount, ReadsMoneyAsItsLanguagesWriteIt) {
  for (const Case& item : std::initializer_list<Case>{{"20.000,- €", "20000 EUR"}, {"20.000,-- €", "20000 EUR"}, {"20.000,– €", "20000 EUR"}, {"20.000,- bis 30.000,- €", "20000..30000 EUR"}, {"500к", "500000"},
           {"jusqu'à 20 000 €", "..20000 EUR"}, {"jusqu’à 20 000 €", "..20000 EUR"}, {"20 000 € annuels", "20000 EUR y"}, {"2 000 euros mensuels", "2000 EUR m"}, {"TNOK 200", "200000 NOK"}, {"MNOK 2", "2000000 NOK"},
           {"T€ 200", "200000 EUR"}, {"TEUR 200", "200000 EUR"}, {"TEUR 200-300", "200000..300000 EUR"}, {"k€ 20", "20000 EUR"}}) {
    EXPECT_EQ(Shown(item.text, true), item.expected) << item.text;
  }
  for (const char* text : {"T 200", "k 20", "M: 5", "TEUR", "TEUR 200k"}) EXPECT_EQ(Shown(text, true), "no") << text;
  EXPECT_EQ(Shown("TEUR 200", false), "no");
}

TEST(ReadAmount, RefusesWhatIsNotOne) {
  for (const char* text : {"", "abc", "12 abc", "1 2", "-", "1-2-3", "200-51", "5,000,00", "1.2.3", "10%", "20 000 XQZ", "99999999999999999999", "5 EUR", "1e5", "2026-11-02", "<", "+", "to 5", "k", "<50-60", "up to 50+", "> at most 50"}) {
    EXPECT_EQ(Shown(text, false), "no") << text;
  }
  EXPECT_EQ(Shown("5 EUR USD", true), "no");
  EXPECT_EQ(Shown("5 EUR per", true), "no");
  EXPECT_EQ(Shown(std::string(1000, '1'), true), "no");
}

TEST(ReadYesNo, KnowsTheManyWays) {
  for (const char* text : {"yes", "Yes", " TRUE ", "1", "x", "✓"}) EXPECT_EQ(ReadYesNo(text), std::optional<bool>(true)) << text;
  for (const char* text : {"no", "N", "false", "0", "off"}) EXPECT_EQ(ReadYesNo(text), std::optional<bool>(false)) << text;
  for (const char* text : {"", "maybe", "yes and no", "2"}) EXPECT_EQ(ReadYesNo(text), std::nullopt) << text;
}

TEST(MeansEmpty, KnowsTheManyWays) {
  for (const char* text : {"", " ", "-", "--", "—", "n/a", "N/A", "None", "--None--", "[not provided]", "(blank)", "?", "null", "NULL", "unknown", "Select", "...", "\t"}) EXPECT_TRUE(MeansEmpty(text)) << text;
  for (const char* text : {"0", "no", "nothing special", "C++", "none of us", "a"}) EXPECT_FALSE(MeansEmpty(text)) << text;
}

TEST(ReadCurrency, ReadsEveryCodeAsItself) {
  for (const char* code : {"AED", "AFN", "ALL", "ANG", "AWG", "CUP", "EUR", "JMD", "SYP", "USD", "ZMW"}) EXPECT_EQ(ReadCurrency(code), code);
}

TEST(ReadCurrency, TakesCodesSignsAndNames) {
  for (const Case& item : std::initializer_list<Case>{{"EUR", "EUR"}, {"eur", "EUR"}, {"€", "EUR"}, {"US$", "USD"}, {"$", "USD"}, {"dollars", "USD"}, {"zł", "PLN"}, {"XQZ", ""}, {"", ""}, {"k", ""}, {"year", ""}}) {
    EXPECT_EQ(ReadCurrency(item.text), item.expected) << item.text;
  }
}

TEST(ReadPeriod, TakesWordsAndShortForms) {
  for (const char* text : {"year", "per year", "/y", "yearly", "p.a.", "a year", "Annual"}) EXPECT_EQ(ReadPeriod(text), Period::kYear) << text;
  for (const char* text : {"month", "/ month", "monthly", "m", "/m"}) EXPECT_EQ(ReadPeriod(text), Period::kMonth) << text;
  EXPECT_EQ(ReadPeriod("quarterly"), Period::kQuarter);
  EXPECT_EQ(ReadPeriod("once"), Period::kOnce);
  for (const char* text : {"", "fortnight", "per", "per per year", "EUR"}) EXPECT_EQ(ReadPeriod(text), Period::kUnstated) << text;
}

}  // namespace
}  // namespace bantam::amounts_test

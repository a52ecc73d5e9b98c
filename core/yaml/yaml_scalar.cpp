// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_scalar.h"

#include "core/base/ascii.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

namespace liteboxd::yaml {

namespace {

template<std::size_t count>
bool isOneOf(const std::array<std::string_view, count> &words, std::string_view text)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::array<std::string_view, 5> nullWords{"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 11> trueWords{"y",    "Y",    "yes", "Yes", "YES", "true",
                                                     "True", "TRUE", "on",  "On",  "ON"};
constexpr std::array<std::string_view, 11> falseWords{"n",     "N",     "no",  "No",  "NO", "false",
                                                      "False", "FALSE", "off", "Off", "OFF"};
constexpr std::array<std::string_view, 12> nonFinite{".nan",  ".NaN",  ".NAN",  ".inf",  ".Inf",  ".INF",
                                                     "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the prefix of a number that is not written in tens off.
int takeBase(std::string_view &digits)
{
    if (digits.size() < 2 || digits[0] != '0')
        return 10;
    const char mark = base::lower(digits[1]);
    const int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
    digits.remove_prefix(base == 0 ? 1 : 2);
    return base == 0 ? 8 : base;
}

/// Digits with a sign; nothing for anything else and for what needs more than 64 bits.
std::optional<QJsonValue> integer(std::string_view text)
{
    const bool hasSign = text[0] == '-' || text[0] == '+';
    const bool isNegative = text[0] == '-';
    text.remove_prefix(hasSign ? 1 : 0);
    const int base = takeBase(text);
    std::uint64_t magnitude = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<qint64>::max());
    if (isNegative && magnitude <= most + 1)
        return QJsonValue(static_cast<qint64>(0 - magnitude));
    if (magnitude <= most)
        return QJsonValue(static_cast<qint64>(magnitude));
    return hasSign ? std::nullopt : std::optional(QJsonValue(static_cast<double>(magnitude)));
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), isDigit);
    return static_cast<std::size_t>(end - text.begin()) - at;
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool isDecimal(std::string_view text)
{
    std::size_t at = text[0] == '-' || text[0] == '+' ? 1 : 0;
    const std::size_t whole = digitsAt(text, at);
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digitsAt(text, at + 1);
        if (whole + fraction == 0)
            return false;
        at += 1 + fraction;
    } else if (whole == 0) {
        return false;
    }
    if (at < text.size() && base::lower(text[at]) == 'e') {
        ++at;
        at += at < text.size() && (text[at] == '-' || text[at] == '+') ? 1 : 0;
        const std::size_t exponent = digitsAt(text, at);
        if (exponent == 0)
            return false;
        at += exponent;
    }
    return at == text.size();
}

std::optional<QJsonValue> number(std::string_view text)
{
    std::string digits(text);
    if (digits[0] != '.')
        std::erase(digits, '_');
    if (const auto whole = integer(digits))
        return whole;
    if (!isDecimal(digits))
        return std::nullopt;
    bool isFinite = false;
    const double value = QByteArray::fromStdString(digits).toDouble(&isFinite);
    return isFinite ? std::optional(QJsonValue(value)) : std::nullopt;
}

} // namespace

std::optional<bool> booleanValue(std::string_view plain)
{
    if (isOneOf(trueWords, plain))
        return true;
    if (isOneOf(falseWords, plain))
        return false;
    return std::nullopt;
}

std::optional<QJsonValue> scalarValue(std::string_view plain)
{
    if (isOneOf(nullWords, plain))
        return QJsonValue(QJsonValue::Null);
    if (const auto boolean = booleanValue(plain))
        return QJsonValue(*boolean);
    if (isOneOf(nonFinite, plain))
        return std::nullopt;
    const char first = plain[0];
    if (isDigit(first) || first == '-' || first == '+' || first == '.') {
        if (const auto found = number(plain))
            return found;
    }
    return QJsonValue(QString::fromUtf8(plain.data(), static_cast<qsizetype>(plain.size())));
}

} // namespace liteboxd::yaml

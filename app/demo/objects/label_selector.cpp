// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/label_selector.h"

#include "app/demo/objects/label_syntax.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

/// Recursive descent over the text, in the order and with the complaints of the API server's parser.
class LabelSelectorParser
{
public:
    explicit LabelSelectorParser(const QString &text)
        : m_text(text)
    {
        advance();
    }

    Outcome<LabelSelector> parse()
    {
        LabelSelector selector;
        while (!m_token.isEmpty()) {
            if (!isWord() && m_token != u"!"_s)
                return refuse(badRequest(u"found '%1', expected: !, identifier, or 'end of string'"_s.arg(m_token)));
            LabelSelector::Requirement requirement;
            if (const QString complaint = readRequirement(requirement); !complaint.isEmpty())
                return refuse(badRequest(u"unable to parse requirement: "_s + complaint));
            selector.m_requirements.push_back(std::move(requirement));
            if (m_token.isEmpty())
                break;
            if (m_token != u","_s)
                return refuse(badRequest(u"found '%1', expected: ',' or 'end of string'"_s.arg(m_token)));
            advance();
            if (!isWord() && m_token != u"!"_s)
                return refuse(badRequest(u"found '%1', expected: identifier after ','"_s.arg(m_token)));
        }
        return selector;
    }

private:
    using Operator = LabelSelector::Operator;

    static bool isSpecial(QChar c) { return u"=!(),<>"_s.contains(c); }
    bool isWord() const { return !m_token.isEmpty() && !isSpecial(m_token.front()); }

    void advance()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        const qsizetype start = m_at;
        if (m_at < m_text.size() && isSpecial(m_text[m_at])) {
            ++m_at;
            const bool hasEqual = m_at < m_text.size() && m_text[m_at] == u'=';
            if (hasEqual && (m_text[start] == u'=' || m_text[start] == u'!'))
                ++m_at;
        } else {
            while (m_at < m_text.size() && !m_text[m_at].isSpace() && !isSpecial(m_text[m_at]))
                ++m_at;
        }
        m_token = m_text.sliced(start, m_at - start);
    }

    QString expected(const QString &what) const { return u"found '%1', expected: %2"_s.arg(m_token, what); }

    QString readRequirement(LabelSelector::Requirement &out)
    {
        const bool negated = m_token == u"!"_s;
        if (negated)
            advance();
        if (!isWord())
            return expected(u"identifier"_s);
        out.key = m_token;
        if (const QString complaint = complaintAboutLabelKey(out.key); !complaint.isEmpty())
            return u"<nil>: Invalid value: \"%1\": %2"_s.arg(out.key, complaint);
        advance();
        out.op = negated ? Operator::Absent : Operator::Exists;
        if (negated || m_token.isEmpty() || m_token == u","_s)
            return {};
        const QString sign = m_token;
        advance();
        if (sign == u"in"_s || sign == u"notin"_s) {
            out.op = sign == u"in"_s ? Operator::In : Operator::NotIn;
            return readList(out);
        }
        if (sign == u"="_s || sign == u"=="_s)
            out.op = Operator::In;
        else if (sign == u"!="_s)
            out.op = Operator::NotIn;
        else if (sign == u">"_s || sign == u"<"_s)
            out.op = sign == u">"_s ? Operator::Greater : Operator::Less;
        else
            return u"found '%1', expected: in, notin, =, ==, !=, gt, lt"_s.arg(sign);
        return readValue(out);
    }

    QString readValue(LabelSelector::Requirement &out)
    {
        if (!m_token.isEmpty() && m_token != u","_s && !isWord())
            return expected(u"identifier"_s);
        const QString value = isWord() ? m_token : QString();
        if (isWord())
            advance();
        bool isNumber = true;
        if (out.op == Operator::Greater || out.op == Operator::Less)
            value.toLongLong(&isNumber);
        if (!isNumber)
            return u"values[0]: Invalid value: \"%1\": for 'Gt', 'Lt' operators, the value must be an integer"_s.arg(
                value);
        if (const QString complaint = complaintAboutLabelValue(value); !complaint.isEmpty())
            return u"values[0][%1]: Invalid value: \"%2\": %3"_s.arg(out.key, value, complaint);
        out.values = {value};
        return {};
    }

    QString readList(LabelSelector::Requirement &out)
    {
        if (m_token != u"("_s)
            return expected(u"'('"_s);
        advance();
        while (m_token != u")"_s) {
            if (isWord()) {
                out.values.append(m_token);
                advance();
            } else if (m_token == u","_s) {
                out.values.append(QString());
            }
            if (m_token == u","_s) {
                advance();
                if (m_token == u")"_s)
                    out.values.append(QString());
            } else if (m_token != u")"_s) {
                return expected(u"',' or ')'"_s);
            }
        }
        advance();
        if (out.values.isEmpty())
            out.values.append(QString());
        return {};
    }

    QString m_text;
    qsizetype m_at = 0;
    QString m_token; ///< empty at the end
};

Outcome<LabelSelector> LabelSelector::parse(const QString &text)
{
    return LabelSelectorParser(text).parse();
}

bool LabelSelector::matches(const QJsonObject &labels) const
{
    for (const Requirement &requirement : m_requirements) {
        if (!matches(requirement, labels))
            return false;
    }
    return true;
}

bool LabelSelector::matches(const Requirement &requirement, const QJsonObject &labels)
{
    const bool has = labels.contains(requirement.key);
    const QString value = labels.value(requirement.key).toString();
    bool isNumber = false;
    const qlonglong number = value.toLongLong(&isNumber);
    switch (requirement.op) {
    case Operator::Exists:
        return has;
    case Operator::Absent:
        return !has;
    case Operator::In:
        return has && requirement.values.contains(value);
    case Operator::NotIn:
        return !has || !requirement.values.contains(value);
    case Operator::Greater:
        return has && isNumber && number > requirement.values.first().toLongLong();
    case Operator::Less:
        return has && isNumber && number < requirement.values.first().toLongLong();
    }
    return false;
}

} // namespace liteboxd::demo

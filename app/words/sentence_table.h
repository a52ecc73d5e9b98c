// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

#include <functional>
#include <vector>

namespace liteboxd::words {

/// English sentences that code without translations makes, and their translations. The domain speaks English, so that
/// JSON, reports and what is kept say the same everywhere; where a person reads it, the text is recognised by the
/// sentence that it was made from. A value once made: every function may be called from any thread.
class SentenceTable
{
public:
    /// A text that is translated elsewhere as a whole, or the text itself.
    using Lookup = std::function<QString(const QString &english)>;

    /// The sentences as QT_TRANSLATE_NOOP(context, …) names them, with %1, %2, … for their parts; one at least.
    /// `context` and the sentences outlive the table. Texts and parts are looked up by `elsewhere` first, if there is
    /// one, and parts by `ofParts` then: words of others, which a whole text of ours could be taken for.
    SentenceTable(const char *context, const std::vector<const char *> &sources, Lookup elsewhere = {},
                  Lookup ofParts = {});

    /// Whether another language than English is spoken at this moment, which the first sentence tells.
    bool isTranslated() const;

    /// The text in the language of the moment; its parts are translated likewise. What no sentence fits (the words of a
    /// cluster) stays as it is.
    QString translated(const QString &english) const;

private:
    struct Sentence
    {
        const char *source = nullptr;
        QString beginning; ///< before its first part
        QRegularExpression expression;
        QList<int> parts; ///< the number of each, in the order of the captures
        qsizetype letters = 0;
    };

    static Sentence sentenceOf(const char *source);
    QString translated(const QString &english, int depth) const;
    QString filled(const Sentence &sentence, const QRegularExpressionMatch &match, int depth) const;

    const char *const m_context;
    const std::vector<const char *> m_sources;
    const Lookup m_elsewhere;
    const Lookup m_ofParts;
    std::vector<Sentence> m_sentences; ///< those that say most by themselves first: a text may fit several
};

} // namespace liteboxd::words

// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace liteboxd::management {

class ApiCall;

/// One item of a list, written only if it is on the page.
struct PageItem
{
    QString key; ///< by which the list is ordered: no two are the same
    std::function<QJsonObject()> json;
};

/// Answers with the part of a list that the call asks for, in the order of its keys: {items, continue}. `limit` is how
/// many (500 if it does not say, 1,000 at most), `continue` what the page before said; null behind the last one. One
/// that this list did not give, or gave to another question, is 400: an empty page would look like the end. What comes
/// and goes between two pages does not move the others: nothing is told twice or left out.
void answerPage(ApiCall &call, std::vector<PageItem> items);

} // namespace liteboxd::management

// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/object_sink.h"

#include <QStringList>

#include <map>
#include <set>
#include <string>

/// Keeps rows as a cache would.
class RowSink : public liteboxd::kube::ObjectSink
{
public:
    void listStarted() override { m_listed.clear(); }
    void listed(liteboxd::kube::DecodedEvent object) override
    {
        m_listed.insert(object.key.name);
        changed(std::move(object));
    }
    void listFinished() override
    {
        std::erase_if(rows, [this](const auto &row) { return !m_listed.contains(row.first); });
        ++lists;
    }
    void changed(liteboxd::kube::DecodedEvent object) override
    {
        rows[object.key.name] = *std::static_pointer_cast<const std::string>(object.value);
    }
    void removed(const liteboxd::kube::ObjectKey &key) override { rows.erase(key.name); }

    QString text() const
    {
        QStringList out;
        for (const auto &[name, phase] : rows)
            out << QString::fromStdString(name);
        return out.join(u' ');
    }

    std::map<std::string, std::string> rows;
    int lists = 0;

private:
    std::set<std::string> m_listed;
};

/// The value that a RowSink keeps of a pod.
inline liteboxd::base::Result<liteboxd::kube::AnyValue> phaseOf(const liteboxd::kube::ObjectView &object)
{
    return std::make_shared<const std::string>(object["status"]["phase"].text());
}
